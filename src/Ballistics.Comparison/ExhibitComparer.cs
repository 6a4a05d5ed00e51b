using Ballistics.Comparison.Striae;
using Ballistics.Evidence;

namespace Ballistics.Comparison;

/// <summary>Compares two exhibits by all the marks that both bear.</summary>
public static class ExhibitComparer
{
    /// <summary>
    /// Of cartridge cases the best pair of marks decides, of bullets the best phase of their lands; comparing the other way round gives
    /// the same score. Scores of bullets are on a scale of their own.
    /// </summary>
    /// <param name="first">The marks of the first exhibit.</param>
    /// <param name="second">The marks of the second exhibit.</param>
    public static ExhibitComparison Compare(IReadOnlyList<ExhibitMark> first, IReadOnlyList<ExhibitMark> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (Lands(first) is { Count: > 0 } lands && Lands(second) is { Count: > 0 } others)
            return BulletComparer.Compare(lands, others);
        var pairs = new List<MarkPair>();
        foreach (ExhibitMark a in first)
            foreach (ExhibitMark b in second.Where(mark => mark.Kind == a.Kind))
            {
                MarkComparison comparison = MarkComparer.Compare(a.Signature, b.Signature);
                if (!double.IsNaN(comparison.Score))
                    pairs.Add(new MarkPair(a.Id, b.Id, comparison));
            }
        pairs.Sort((x, y) => y.Comparison.Score.CompareTo(x.Comparison.Score));
        return new ExhibitComparison(pairs.Count == 0 ? double.NaN : pairs[0].Comparison.Score, pairs);
    }

    private static List<ExhibitMark> Lands(IReadOnlyList<ExhibitMark> marks) => [.. marks.Where(mark => mark.Kind == MarkKind.LandEngravedArea)];
}
