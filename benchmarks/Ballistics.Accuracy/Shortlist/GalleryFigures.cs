namespace Ballistics.Accuracy.Shortlist;

/// <summary>Ranks in a gallery of one size.</summary>
/// <param name="Distractors">Simulated marks in it, beside the real scans.</param>
/// <param name="Inside100">Share of probes whose best mark of the same source stands among the first 100.</param>
/// <param name="Inside1000">The same among the first 1,000.</param>
/// <param name="InsideHundredth">The same among the first hundredth of the distractors' number: what 1,000 is of 100,000.</param>
/// <param name="InsideThousandth">The same among the first thousandth: what 100 is of 100,000.</param>
/// <param name="MedianRank">The median rank.</param>
/// <param name="Rank95">The least rank that 95 % of the probes reach.</param>
/// <param name="WorstRank">The worst.</param>
internal sealed record GalleryFigures(
    int Distractors, double Inside100, double Inside1000, double InsideHundredth, double InsideThousandth, int MedianRank, int Rank95, int WorstRank)
{
    /// <summary>The figures of ranks.</summary>
    public static GalleryFigures Of(int distractors, IReadOnlyList<int> ranks)
    {
        int[] sorted = [.. ranks.Order()];
        return new GalleryFigures(
            distractors, Share(100), Share(1000), Share(Math.Max(1, distractors / 100)), Share(Math.Max(1, distractors / 1000)), sorted[sorted.Length / 2],
            sorted[(19 * sorted.Length + 19) / 20 - 1], sorted[^1]);

        double Share(int rank) => sorted.Count(found => found <= rank) / (double)sorted.Length;
    }
}
