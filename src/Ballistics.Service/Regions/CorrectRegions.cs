using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.Regions;

/// <summary>Regions that an examiner puts right.</summary>
/// <param name="Reason">Why, in your own words; it is kept with the correction.</param>
/// <param name="Regions">The regions as drawn, each name once. Regions left out stay as the program finds them; an empty list takes an earlier correction back.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CorrectRegions(
    [property: Required, StringLength(Search.Limits.ReasonLength, MinimumLength = 1)] string Reason, [property: Required] IReadOnlyList<DrawnRegion> Regions);
