using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.CaseRecords;

/// <summary>Where and when the event of a case record happened; what is left out is not known.</summary>
/// <param name="Country">Country or territory, ISO 3166-1 alpha-2.</param>
/// <param name="Date">The day.</param>
/// <param name="Locality">The town or place, in your own words.</param>
/// <param name="Latitude">Degrees north (WGS 84).</param>
/// <param name="Longitude">Degrees east (WGS 84).</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record StateEvent(
    [property: StringLength(2, MinimumLength = 2)] string? Country = null,
    DateOnly? Date = null,
    [property: StringLength(Search.Limits.NameLength)] string? Locality = null,
    [property: Range(-90, 90)] double? Latitude = null,
    [property: Range(-180, 180)] double? Longitude = null);
