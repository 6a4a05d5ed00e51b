using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.DetailRequests;

/// <summary>An answer, or a step back, that grants nothing.</summary>
/// <param name="Version">The version you have seen: nobody acts on what has changed meanwhile.</param>
/// <param name="Why">The reason, in your own words; the other agency reads it.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record AnswerDetail(
    [property: Range(1, int.MaxValue)] int Version, [property: Required, StringLength(Search.Limits.ReasonLength, MinimumLength = 1)] string Why);
