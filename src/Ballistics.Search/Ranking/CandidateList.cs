using Ballistics.Search.Index;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Ranking;

/// <summary>The answer to a search, with all that is needed to judge how much was looked at.</summary>
/// <param name="Mode">How much of what the search could reach it compared.</param>
/// <param name="Eligible">Exhibits the requester may reach that bear a mark of a kind the probe bears, the probe aside.</param>
/// <param name="Compared">Of those, how many were compared in full and given a score.</param>
/// <param name="NotComparable">
/// Of those, how many were to be compared in full and could not: pictures, marks whose signature is not made, or marks that share too little area with the probe's.
/// </param>
/// <param name="SignatureVersion">Version of the signatures.</param>
/// <param name="ComparerVersion">Version of the program that compared.</param>
/// <param name="Duration">From scoping to release.</param>
/// <param name="Candidates">The candidates, rank 1 first.</param>
public sealed record CandidateList(
    SearchMode Mode,
    int Eligible,
    int Compared,
    int NotComparable,
    int SignatureVersion,
    string ComparerVersion,
    TimeSpan Duration,
    IReadOnlyList<Candidate> Candidates)
{
    /// <summary>What each stage looked at; null where the search has but one.</summary>
    public SearchStages? Stages { get; init; }

    /// <summary>The exhibits that were compared in full, by id; empty where they are more than <see cref="Limits.ReplayedExhibits"/>.</summary>
    public IReadOnlyList<Guid> ComparedExhibits { get; init; } = [];

    /// <summary>Those of them that could not be given a score, by id; empty where they are too many as before.</summary>
    public IReadOnlyList<Guid> UnscoredExhibits { get; init; } = [];

    /// <summary>What a search by stages had in scope, and the index that numbers it; null for others.</summary>
    internal (SignatureIndex Rows, ExhibitScope Exhibits)? Scope { get; init; }

    /// <summary>The exhibits with a score, best first, at most so many; the order does not depend on the order they come in.</summary>
    public static IReadOnlyList<ScoredExhibit> Rank(IEnumerable<ScoredExhibit> scored, int length) =>
        [.. scored.Where(exhibit => !double.IsNaN(exhibit.Comparison.Score)).Order().Take(length)];
}
