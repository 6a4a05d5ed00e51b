using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.RegionalBodies;

/// <summary>A regional body as it is to be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Countries">Its member countries, ISO 3166-1 alpha-2.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RegionalBodyEntry(
    [property: Required, StringLength(Search.Limits.NameLength, MinimumLength = 1)] string Name,
    [property: Required, MaxLength(300)] IReadOnlyList<string> Countries);
