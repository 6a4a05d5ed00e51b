using Ballistics.Evidence;

namespace Ballistics.Comparison;

/// <summary>Compares two exhibits by all the marks that both bear.</summary>
public static class ExhibitComparer
{
    /// <summary>The best pair of marks decides; comparing the other way round gives the same score.</summary>
    /// <param name="first">The marks of the first exhibit.</param>
    /// <param name="second">The marks of the second exhibit.</param>
    public static ExhibitComparison Compare(IReadOnlyList<ExhibitMark> first, IReadOnlyList<ExhibitMark> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
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
}
