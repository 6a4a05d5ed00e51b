using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.CaseRecords;

/// <summary>A case record to enter.</summary>
/// <param name="AgencyId">The agency that owns it.</param>
/// <param name="Reference">The agency's own reference, unique within the agency.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewCaseRecord(Guid AgencyId, [property: Required, StringLength(Search.Limits.NameLength, MinimumLength = 1)] string Reference);
