using Ballistics.Comparison;
using Ballistics.Evidence;

namespace Ballistics.Service.Searches;

/// <summary>Two marks compared, one of the probe and one of the candidate.</summary>
/// <param name="ProbeMarkId">The probe's mark.</param>
/// <param name="CandidateMarkId">The candidate's mark; shown in Full.</param>
/// <param name="Kind">The kind of both.</param>
/// <param name="ComparedBy">
/// What was held against each other: Heights; Relief, of one at least estimated from its shading under side light; Steepness, one at least being a
/// picture under ring light and the other, where it is none, rendered as that; or Brightness across the striae of two pictures lit alike.
/// </param>
/// <param name="Score">Larger is more alike; it orders candidates and is no probability.</param>
/// <param name="Pose">Where the candidate's mark lies on the probe's.</param>
/// <param name="Correlation">Correlation over the shared area in that pose, −1 to 1; null where it was not computed.</param>
/// <param name="Residual">
/// What the two surfaces do not have in common over the shared area, 0 where they are the same, about .7 where they have nothing to do with
/// each other; null where it was not computed, as for striated marks.
/// </param>
/// <param name="CongruentCellFraction">Share of usable cells that are congruent, 0 to 1; null where there are no cells.</param>
/// <param name="OverlapFraction">The shared area as a share of the smaller mark, 0 to 1; null where it was not computed.</param>
public sealed record PairResponse(
    Guid ProbeMarkId,
    Guid? CandidateMarkId,
    string Kind,
    ComparedBy ComparedBy,
    double Score,
    PoseResponse Pose,
    double? Correlation,
    double? Residual,
    double? CongruentCellFraction,
    double? OverlapFraction)
{
    internal static PairResponse Of(MarkPair pair, bool full)
    {
        MarkComparison comparison = pair.Comparison;
        return new PairResponse(
            Guid.Parse(pair.FirstMark), full ? Guid.Parse(pair.SecondMark) : null, comparison.Kind.Name, comparison.ComparedBy, comparison.Score,
            new PoseResponse(comparison.Pose.X, comparison.Pose.Y, comparison.Pose.RotationDegrees),
            Known(comparison.Correlation), Known(comparison.Residual), Known(comparison.CongruentCellFraction), Known(comparison.OverlapFraction));
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
