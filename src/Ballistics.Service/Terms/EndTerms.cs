using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.Terms;

/// <summary>An exhibit's own terms are to end, so that it goes by its agency's default again.</summary>
/// <param name="Version">The latest version you have seen.</param>
/// <param name="Why">Why they end.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record EndTerms(
    [property: Range(1, int.MaxValue)] int Version, [property: Required, StringLength(Search.Limits.ReasonLength, MinimumLength = 1)] string Why);
