using Ballistics.Search.Ranking;

namespace Ballistics.Service.Disclosures;

/// <summary>One candidate of a package.</summary>
/// <param name="Id">What names it in its list or hit.</param>
/// <param name="Release">The exhibit, and how much of it is shown.</param>
/// <param name="Score">Its score.</param>
/// <param name="Comparison">How it compares, as it is kept; null where the search's line is gone.</param>
internal sealed record DisclosedCandidate(Guid Id, ExhibitRelease Release, double? Score, string? Comparison);
