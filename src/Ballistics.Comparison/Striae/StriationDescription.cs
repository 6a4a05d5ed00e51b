using Ballistics.Evidence;

namespace Ballistics.Comparison.Striae;

/// <summary>What a comparison of profiles tells: pose along the profile, segments, and how many of them are congruent.</summary>
internal static class StriationDescription
{
    public static MarkComparison Of(StriationSignature first, StriationSignature second, StriationAlignment alignment, ElasticPath path)
    {
        if (double.IsNaN(alignment.Score))
            return new MarkComparison
            {
                Kind = first.Kind,
                Score = double.NaN,
                Remark = $"The profiles never share measured striae over {StriationParameters.LeastOverlap:P0} of the shorter one.",
            };
        return new MarkComparison
        {
            Kind = first.Kind,
            Score = alignment.Score,
            Pose = PoseOf(first, second, alignment),
            Correlation = alignment.Correlation,
            OverlapFraction = alignment.Overlap,
            Cells = Segments(first, second, alignment, path),
            CongruentCellFraction = alignment.CongruentShare,
        };
    }

    /// <summary>Where the second profile's centre lies on the first, along the profile.</summary>
    private static Pose PoseOf(StriationSignature first, StriationSignature second, StriationAlignment alignment)
    {
        // Half the difference in length, seen from the shorter profile, which stands still in the alignment.
        double shift = (alignment.Lag - Math.Abs(second.Levels.Length - first.Levels.Length) / 2.0) * first.Kind.WorkingSpacing;
        return alignment.IsReversed ? new Pose(shift, 0, 180) : new Pose(alignment.IsSwapped ? shift : -shift, 0, 0);
    }

    private static CellRegistration[] Segments(StriationSignature first, StriationSignature second, StriationAlignment alignment, ElasticPath path)
    {
        (StriationSignature a, StriationSignature b) = alignment.IsSwapped ? (second, first) : (first, second);
        double spacing = a.Kind.WorkingSpacing;
        var segments = new CellRegistration[path.Blocks];
        for (int k = 0; k < segments.Length; k++)
        {
            double middle = path.First + (k + 0.5) * StriationParameters.Block - 0.5;
            double onA = middle - (a.Levels.Length - 1) / 2.0, onB = middle + path.LagOf(k) - (b.Levels.Length - 1) / 2.0;
            if (path.IsReversed)
                onA = -onA;
            double correlation = path.SegmentCorrelation(k);
            (double x, double found) = alignment.IsSwapped ? (onB, onA) : (onA, onB);
            segments[k] = new CellRegistration(
                x * spacing, 0, found * spacing, 0, path.IsReversed ? 180 : 0, correlation, correlation >= StriationParameters.CongruentCorrelation);
        }
        return segments;
    }
}
