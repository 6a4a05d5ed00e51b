using Ballistics.Comparison;

namespace Ballistics.Search.Ranking;

/// <summary>A search at the prompt, with marks that are not kept.</summary>
/// <param name="Probe">The marks; one at least.</param>
/// <param name="Sha256">SHA-256 of the file they were read from, by which the trail names it.</param>
/// <param name="Purpose">What it is for; the owners of what it finds read it in their trails.</param>
/// <param name="ListLength">The most candidates of the list.</param>
public sealed record LocalRequest(IReadOnlyList<ExhibitMark> Probe, string Sha256, string Purpose, int ListLength);
