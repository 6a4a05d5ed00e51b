using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ballistics.Search.Storage;

namespace Ballistics.Service.DetailRequests;

/// <summary>The owner of a candidate is to be asked for more of it; name the lead, or the search and the candidate.</summary>
/// <param name="Wanted">Summary or Full.</param>
/// <param name="Why">What it is needed for; the owner reads it.</param>
/// <param name="LeadId">The lead whose other exhibit is asked for; else left out.</param>
/// <param name="SearchId">The search; else left out.</param>
/// <param name="CandidateId">The candidate, as its list names it; else left out.</param>
/// <param name="Days">Days the owner has for an answer; 14 where it is left out.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record AskForDetail(
    ReleaseLevel Wanted,
    [property: Required, StringLength(Search.Limits.ReasonLength, MinimumLength = 1)] string Why,
    Guid? LeadId = null,
    Guid? SearchId = null,
    Guid? CandidateId = null,
    [property: Range(1, Search.Limits.DetailDays)] int? Days = null);
