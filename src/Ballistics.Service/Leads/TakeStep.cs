using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.Leads;

/// <summary>A step that states no conclusion.</summary>
/// <param name="Version">The version you have seen: nobody acts on what has changed meanwhile.</param>
/// <param name="Why">The reason, in your own words.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record TakeStep(
    [property: Range(1, int.MaxValue)] int Version, [property: Required, StringLength(Search.Limits.ReasonLength, MinimumLength = 1)] string Why);
