namespace Ballistics.Search.Ranking;

/// <summary>How many exhibits leave each stage of a staged search.</summary>
/// <param name="Shortlist">Exhibits with the most similar embeddings, which are correlated coarsely. With no more eligible than this all are compared in full.</param>
/// <param name="Full">Exhibits that are compared in full: alternately the next by embedding and the next by coarse correlation.</param>
public sealed record StageLengths(int Shortlist, int Full)
{
    /// <summary>The lengths for a list of so many candidates: at least <see cref="Limits.FullComparisons"/> full comparisons, and twice the list where it is longer.</summary>
    public static StageLengths For(int listLength)
    {
        int full = Math.Max(Limits.FullComparisons, listLength);
        return new StageLengths(Math.Max(Limits.Shortlist, 2 * full), full);
    }
}
