using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.Leads;

/// <summary>A candidate to be made a lead.</summary>
/// <param name="SearchId">The completed search of your agency.</param>
/// <param name="CandidateId">The candidate, as its list names it.</param>
/// <param name="Why">Why it is worth an examiner's time.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewLead(
    Guid SearchId, Guid CandidateId, [property: Required, StringLength(Search.Limits.ReasonLength, MinimumLength = 1)] string Why);
