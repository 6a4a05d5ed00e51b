using Ballistics.Comparison.Correlation;
using Ballistics.Evidence;

namespace Ballistics.Comparison.Cells;

/// <summary>
/// Keeps that of several poses in which two maps are most alike over all they share. Where few cells agree they may do so by chance,
/// and a motion drawn from them leads away from a pose that the whole surface tells plainly.
/// </summary>
internal sealed class LikeliestPose
{
    private double _likeness, _leastOverlap;

    /// <summary>The most alike pose so far.</summary>
    public Pose Pose { get; private set; }

    /// <summary>The masked normalised correlation in it; −1 where too little is shared.</summary>
    public double Correlation { get; private set; }

    /// <summary>Begins anew with one pose.</summary>
    /// <param name="first">The first map.</param>
    /// <param name="second">The second map.</param>
    /// <param name="pose">The pose.</param>
    /// <param name="leastOverlap">Least share of the smaller map that must be shared.</param>
    /// <param name="turned">Buffer for the second map in its pose.</param>
    public void Begin(CorrelationMap first, CorrelationMap second, Pose pose, double leastOverlap, TurnedMap turned)
    {
        (Pose, Correlation, _likeness, _leastOverlap) = (pose, -1, double.NegativeInfinity, leastOverlap);
        Try(first, second, pose, turned);
    }

    /// <summary>Takes a pose where it is better: its correlation times the root of the points shared, as chance falls with that root.</summary>
    public void Try(CorrelationMap first, CorrelationMap second, Pose pose, TurnedMap turned)
    {
        turned.Fill(second, pose, first.Width, first.Height, 0);
        double correlation = MaskedCorrelation.Of(
            first.Values, first.Mask, first.Stride, turned.Values, turned.Mask, turned.Stride, first.Width, first.Height, out int shared);
        if (double.IsNaN(correlation) || shared < _leastOverlap * Math.Min(first.Measured, second.Measured))
            return;
        double likeness = correlation * Math.Sqrt(shared);
        if (likeness > _likeness)
            (Pose, Correlation, _likeness) = (pose, correlation, likeness);
    }
}
