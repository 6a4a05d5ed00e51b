using Ballistics.Comparison.Correlation;
using Ballistics.Evidence;

namespace Ballistics.Comparison.Cells;

/// <summary>
/// Keeps that of several poses in which two maps are most alike over all they share. Where few cells agree they may do so by chance,
/// and a motion drawn from them leads away from a pose that the whole surface tells plainly.
/// </summary>
internal sealed class LikeliestPose
{
    private double _likeness;

    /// <summary>The most alike pose so far.</summary>
    public Pose Pose { get; private set; }

    /// <summary>The masked normalised correlation in it; −1 where too little is shared.</summary>
    public double Correlation { get; private set; }

    /// <summary>Begins anew with one pose.</summary>
    public void Begin(CorrelationMap first, CorrelationMap second, Pose pose, TurnedMap turned)
    {
        (Pose, Correlation, _likeness) = (pose, -1, double.NegativeInfinity);
        Try(first, second, pose, turned);
    }

    /// <summary>Takes a pose where it is better: its correlation times the root of the points shared, as chance falls with that root.</summary>
    public void Try(CorrelationMap first, CorrelationMap second, Pose pose, TurnedMap turned)
    {
        turned.Fill(second, pose, first.Width, first.Height, 0);
        double correlation = MaskedCorrelation.Of(
            first.Values, first.Mask, first.Stride, turned.Values, turned.Mask, turned.Stride, first.Width, first.Height, out int shared);
        if (double.IsNaN(correlation) || shared < Parameters.LeastOverlap * Math.Min(first.Measured, second.Measured))
            return;
        double likeness = correlation * Math.Sqrt(shared);
        if (likeness > _likeness)
            (Pose, Correlation, _likeness) = (pose, correlation, likeness);
    }
}
