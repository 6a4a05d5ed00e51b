using Ballistics.Evidence;

namespace Ballistics.Comparison.Striae;

/// <summary>Compares two striated marks by the profiles across their striae.</summary>
internal static class StriationComparer
{
    /// <summary>Compares and describes: where the segments lie, how many are congruent.</summary>
    public static MarkComparison Compare(StriationSignature first, StriationSignature second, IPipelineObserver? observer)
    {
        StriationAlignment alignment = Align(first, second);
        MarkComparison comparison = StriationDescription.Of(first, second, alignment, StriationWorkspace.OfThread.Best) with
        {
            ComparedBy = first.Modality == Modality.Heights ? ComparedBy.Heights : ComparedBy.Brightness,
        };
        if (observer is not null && !double.IsNaN(alignment.Score))
            observer.Observe("aligned-profiles", ProfileAlignment.Of(first, second, alignment, StriationWorkspace.OfThread.Best));
        observer?.Observe("overlay", comparison);
        return comparison;
    }

    /// <summary>The score alone and the place it was reached at; allocates nothing in the steady state.</summary>
    public static StriationAlignment Align(StriationSignature first, StriationSignature second)
    {
        // Both orders of a pair run the very same sums, so that the score is symmetric to the last bit.
        bool swapped = Precedes(second, first);
        (StriationSignature a, StriationSignature b) = swapped ? (second, first) : (first, second);
        StriationWorkspace workspace = StriationWorkspace.OfThread;
        var best = new StriationAlignment(double.NaN, double.NaN, double.NaN, 0, 0, false, swapped);
        foreach (CoarseLag lag in workspace.Lags.Find(a, b))
        {
            ElasticPath path = workspace.Trial;
            path.Align(a.Fine, b.Fine, lag.Lag * StriationParameters.CoarseFactor, lag.IsReversed);
            double score = Score(a, b, path);
            if (double.IsNaN(score) || score <= best.Score)
                continue;
            best = new StriationAlignment(score, path.Correlation, path.CongruentShare, path.Overlap, path.MedianLag(), lag.IsReversed, swapped);
            workspace.Keep();
        }
        return best;
    }

    /// <summary>
    /// The correlation of the aligned profiles, weighed by the root of the overlap as its own error is; the share of congruent segments,
    /// which one deep scratch in common does not raise; less what the shoulders say against the place.
    /// </summary>
    private static double Score(StriationSignature a, StriationSignature b, ElasticPath path) => double.IsNaN(path.Correlation)
        ? double.NaN
        : path.Correlation * Math.Sqrt(path.Overlap) + StriationParameters.CongruentWeight * path.CongruentShare
            - ShoulderFit.Of(a, b, path.IsReversed).Penalty(path.MedianLag())
            - (path.IsReversed ? StriationParameters.ReversalPenalty : 0);

    /// <summary>The shorter profile comes first; of equal ones the one whose levels sort first.</summary>
    private static bool Precedes(StriationSignature a, StriationSignature b)
    {
        if (a.Levels.Length != b.Levels.Length)
            return a.Levels.Length < b.Levels.Length;
        int order = a.Levels.AsSpan().SequenceCompareTo(b.Levels);
        return order != 0 ? order < 0
            : (a.StartsAtShoulder, a.EndsAtShoulder).CompareTo((b.StartsAtShoulder, b.EndsAtShoulder)) < 0;
    }
}
