using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ballistics.Search.Casework;

namespace Ballistics.Service.Leads;

/// <summary>A conclusion from comparing the two exhibits.</summary>
/// <param name="Version">The version you have seen: nobody acts on what has changed meanwhile.</param>
/// <param name="Conclusion">Identification, InconclusiveA, InconclusiveB, InconclusiveC, Elimination or Unsuitable.</param>
/// <param name="Why">What it rests on, in your own words.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record StateConclusion(
    [property: Range(1, int.MaxValue)] int Version,
    Conclusion Conclusion,
    [property: Required, StringLength(Search.Limits.ReasonLength, MinimumLength = 1)] string Why);
