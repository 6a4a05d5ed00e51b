namespace Ballistics.Search.Ranking;

/// <summary>
/// Which exhibits the stages of a search looked at, as far as it takes to count them anew when an owner withdraws some. It is kept with the
/// search and shown to nobody.
/// </summary>
/// <param name="NotIndexed">Exhibits in scope that the index had no row of: all others were scanned.</param>
/// <param name="Awaiting">Of those, exhibits with a mark that can be compared and has no embedding yet.</param>
/// <param name="Shortlisted">Exhibits that went on to the coarse correlation.</param>
/// <param name="Correlated">Of those, exhibits that were given one.</param>
public sealed record NotedStages(IReadOnlyList<Guid> NotIndexed, IReadOnlyList<Guid> Awaiting, IReadOnlyList<Guid> Shortlisted, IReadOnlyList<Guid> Correlated)
{
    /// <summary>Every exhibit noted, each once.</summary>
    internal Guid[] All => [.. NotIndexed.Concat(Shortlisted).Distinct()];

    /// <summary>The same where they are few enough to be kept, and account for every exhibit in scope; else null.</summary>
    /// <param name="eligible">Exhibits in scope.</param>
    /// <param name="scanned">Of those, exhibits that were scanned.</param>
    internal NotedStages? IfWhole(int eligible, int scanned) =>
        scanned + NotIndexed.Count == eligible && NotIndexed.Count + Shortlisted.Count <= Limits.ReplayedExhibits ? this : null;

    /// <summary>The same without the exhibits that do not fit.</summary>
    internal NotedStages Where(Func<Guid, bool> fits) => new([.. NotIndexed.Where(fits)], [.. Awaiting.Where(fits)], [.. Shortlisted.Where(fits)], [.. Correlated.Where(fits)]);
}
