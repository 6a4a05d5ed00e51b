using Ballistics.Comparison.Cells;
using Ballistics.Comparison.Correlation;
using Ballistics.Comparison.Modalities;
using Ballistics.Comparison.Weighing;
using Ballistics.Evidence;

namespace Ballistics.Comparison;

/// <summary>Compares two impressed marks: poses on the coarse maps, cells on the fine ones, in both directions.</summary>
internal static class ImpressedComparer
{
    /// <summary>Compares and describes: the cells, where they lie, how many are congruent.</summary>
    public static MarkComparison Compare(ImpressedSignature first, ImpressedSignature second, IPipelineObserver? observer)
    {
        ComparisonWorkspace workspace = ComparisonWorkspace.OfThread;
        ImpressedFeatures features = Run(first, second, workspace, observer, out bool swapped);
        (ImpressedSignature a, ImpressedSignature b) = swapped ? (second, first) : (first, second);
        MarkComparison comparison = Describe(a, b, workspace.Cells, features);
        comparison = swapped ? Swap(comparison, a, b, workspace.Cells) : comparison;
        observer?.Observe("cells", comparison);
        observer?.Observe("congruent-cells", comparison);
        observer?.Observe("overlay", comparison);
        return comparison;
    }

    /// <summary>The score alone, NaN where the marks share too little; allocates nothing in the steady state.</summary>
    public static double Score(ImpressedSignature first, ImpressedSignature second) =>
        Score(Run(first, second, ComparisonWorkspace.OfThread, null, out _));

    private static ImpressedFeatures Run(
        ImpressedSignature first, ImpressedSignature second, ComparisonWorkspace workspace, IPipelineObserver? observer, out bool swapped)
    {
        bool bySteepness = CommonGround.NeedsSteepness(first.Modality, second.Modality);
        workspace.First.Take(first, bySteepness);
        workspace.Second.Take(second, bySteepness);
        // Both orders of a pair run the very same sums, so that the score is symmetric to the last bit.
        swapped = Precedes(workspace.Second, workspace.First);
        (UnpackedMark a, UnpackedMark b) = swapped ? (workspace.Second, workspace.First) : (workspace.First, workspace.Second);

        bool arePartial = first.IsPartial && second.IsPartial;
        PoseSearch.Coarse(a.Coarse, b.Coarse, arePartial, workspace);
        observer?.Observe("coarse-peak", CoarsePeak(a.Signature, b.Signature, workspace.Poses[0].Pose, swapped));
        PoseSearch.Refine(a.Fine, b.Fine, arePartial, workspace);
        double leastOverlap = arePartial ? Parameters.PartialOverlap : Parameters.LeastOverlap;
        workspace.Cells.Compare(a.Fine, b.Fine, leastOverlap, workspace);
        return Measure(a, b, leastOverlap, workspace.Cells, workspace.Turned);
    }

    private static double Score(ImpressedFeatures features) =>
        features.OverlapFraction >= features.LeastOverlap && !double.IsNaN(features.FineCorrelation + features.CoarseCorrelation)
            ? ImpressedScore.Of(features) : double.NaN;

    private static MarkComparison CoarsePeak(ImpressedSignature a, ImpressedSignature b, Pose pose, bool swapped)
    {
        Pose told = FromScanCentres(pose, a, b);
        return new MarkComparison { Kind = a.Kind, ComparedBy = CommonGround.Of(a.Modality, b.Modality), Score = double.NaN, Pose = swapped ? told.Inverse() : told, Remark = "The best pose of the coarse maps; cells decide." };
    }

    /// <summary>Which of a pair goes first, whatever the order it is given in.</summary>
    internal static bool Precedes(UnpackedMark a, UnpackedMark b)
    {
        int order = a.Fine.Values.SequenceCompareTo(b.Fine.Values);
        return (order != 0 ? order : a.Fine.Mask.SequenceCompareTo(b.Fine.Mask)) < 0;
    }

    /// <summary>How alike both bands are over the shared area in the consensus pose.</summary>
    private static ImpressedFeatures Measure(UnpackedMark a, UnpackedMark b, double leastOverlap, CellEvidence cells, TurnedMap turned)
    {
        double coarse = Correlate(a.Coarse, b.Coarse, cells.Consensus, turned, out _, out double coarseZeroFilled);
        double fine = Correlate(a.Fine, b.Fine, cells.Consensus, turned, out int shared, out double fineZeroFilled);
        // The fine map of the second mark still lies in the consensus pose.
        double residual = SurfaceResidual.Of(
            a.Fine.Values, a.Fine.Mask, a.Fine.Stride, turned.Values, turned.Mask, turned.Stride, a.Fine.Width, a.Fine.Height);
        double overlap = (double)shared / Math.Max(1, Math.Min(a.Fine.Measured, b.Fine.Measured));
        return new ImpressedFeatures(cells.Shared, cells.Congruent, fine, fineZeroFilled, coarse, coarseZeroFilled, residual, overlap, leastOverlap, shared * a.Fine.Spacing * a.Fine.Spacing);
    }

    private static double Correlate(CorrelationMap a, CorrelationMap b, Pose pose, TurnedMap turned, out int shared, out double zeroFilled)
    {
        turned.Fill(b, pose, a.Width, a.Height, 0);
        double correlation = MaskedCorrelation.Of(a.Values, a.Mask, a.Stride, turned.Values, turned.Mask, turned.Stride, a.Width, a.Height, out shared);
        double products = ProductSum.Of(in a.Values[0], a.Stride, in turned.Values[0], turned.Stride, a.Stride, a.Height);
        zeroFilled = products / Math.Sqrt((double)a.Energy * b.Energy);
        return correlation;
    }

    private static MarkComparison Describe(ImpressedSignature a, ImpressedSignature b, CellEvidence cells, ImpressedFeatures features)
    {
        double score = Score(features);
        return new MarkComparison
        {
            Kind = a.Kind,
            ComparedBy = CommonGround.Of(a.Modality, b.Modality),
            Score = score,
            Pose = FromScanCentres(cells.Consensus, a, b),
            Correlation = features.FineCorrelation,
            Residual = features.Residual,
            OverlapFraction = features.OverlapFraction,
            CongruentCellFraction = features.CellFraction,
            Cells = Registrations(cells.Forward, cells.Pose, a, b),
            Remark = !double.IsNaN(score) ? "" : $"The marks share {features.OverlapFraction:P0} of the smaller one's area in their best pose; {features.LeastOverlap:P0} is needed.",
        };
    }

    private static MarkComparison Swap(MarkComparison comparison, ImpressedSignature a, ImpressedSignature b, CellEvidence cells) => comparison with
    {
        Pose = comparison.Pose.Inverse(),
        Cells = Registrations(cells.Backward, cells.Pose.Inverse(), b, a),
    };

    /// <summary>The pose of map on map, told between the centres of the scans.</summary>
    private static Pose FromScanCentres(Pose pose, ImpressedSignature a, ImpressedSignature b) =>
        new Pose(-b.CentreX, -b.CentreY, 0).Then(pose).Then(new Pose(a.CentreX, a.CentreY, 0));

    private static CellRegistration[] Registrations(CellTable table, Pose pose, ImpressedSignature on, ImpressedSignature from)
    {
        var registrations = new CellRegistration[table.Cells.Count];
        for (int i = 0; i < registrations.Length; i++)
        {
            FoundCell cell = table.Cells[i];
            Pose turned = pose.Then(new Pose(0, 0, cell.Turn));
            (double x, double y) = turned.Inverse().Apply(cell.X + cell.ShiftX, cell.Y + cell.ShiftY);
            registrations[i] = new CellRegistration(
                cell.X + on.CentreX, cell.Y + on.CentreY, x + from.CentreX, y + from.CentreY, turned.RotationDegrees,
                Math.Max(cell.Correlation, -1), cell.IsCongruent);
        }
        return registrations;
    }
}
