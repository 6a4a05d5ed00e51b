using Ballistics.Evidence;

namespace Ballistics.Comparison.Striae;

/// <summary>
/// Compares two bullets by their lands. Lands of one bullet are numbered in turn; two bullets of one barrel start at different lands,
/// so that all phases are tried, and the best counts by how far it stands above the others.
/// </summary>
internal static class BulletComparer
{
    /// <summary>Compares two bullets; the pairs handed back are those of the best phase, the most alike first.</summary>
    public static ExhibitComparison Compare(IReadOnlyList<ExhibitMark> first, IReadOnlyList<ExhibitMark> second)
    {
        LandMark[] a = Numbered(first), b = Numbered(second);
        if (a.Length == 0 || b.Length == 0)
            return WithoutNumbers(first, second);
        var scores = new LandScores();
        foreach (LandMark x in a)
            foreach (LandMark y in b)
                if (x.Signature.Modality == y.Signature.Modality)
                    scores.Add(x.Land, y.Land, StriationComparer.Align(x.Signature, y.Signature).Score);
        if (scores.Best() is not { } phase)
            return new ExhibitComparison(double.NaN, []);
        return new ExhibitComparison(phase.Score, Pairs(a, b, phase), phase.Phase);
    }

    /// <summary>
    /// Of lands without numbers the best pair counts, as far as one pair of six can.
    /// </summary>
    private static ExhibitComparison WithoutNumbers(IReadOnlyList<ExhibitMark> first, IReadOnlyList<ExhibitMark> second)
    {
        MarkPair? best = null;
        foreach (ExhibitMark a in first)
            foreach (ExhibitMark b in second)
            {
                MarkComparison comparison = MarkComparer.Compare(a.Signature, b.Signature);
                if (!double.IsNaN(comparison.Score) && !(comparison.Score <= best?.Comparison.Score))
                    best = new MarkPair(a.Id, b.Id, comparison);
            }
        return best is null
            ? new ExhibitComparison(double.NaN, [])
            : new ExhibitComparison((best.Comparison.Score - StriationParameters.ChanceScore) / Math.Sqrt(StriationParameters.UsualLands), [best]);
    }

    private static LandMark[] Numbered(IReadOnlyList<ExhibitMark> marks) =>
        [.. from mark in marks
            where mark.Land is >= 1 && mark.Signature is StriationSignature
            select new LandMark(mark.Id, mark.Land!.Value, (StriationSignature)mark.Signature)];

    private static List<MarkPair> Pairs(LandMark[] first, LandMark[] second, LandPhase phase)
    {
        var pairs = new List<MarkPair>();
        foreach (LandMark a in first)
            foreach (LandMark b in second)
                if (LandPhase.Joins(phase.Lands, phase.Phase, a.Land, b.Land) && a.Signature.Modality == b.Signature.Modality && StriationComparer.Compare(a.Signature, b.Signature, null) is { } comparison
                    && !double.IsNaN(comparison.Score))
                    pairs.Add(new MarkPair(a.Id, b.Id, comparison));
        pairs.Sort((x, y) => y.Comparison.Score.CompareTo(x.Comparison.Score));
        return pairs;
    }

    private readonly record struct LandMark(string Id, int Land, StriationSignature Signature);
}
