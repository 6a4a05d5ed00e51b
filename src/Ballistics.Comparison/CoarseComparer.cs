using Ballistics.Comparison.Correlation;
using Ballistics.Comparison.Modalities;

namespace Ballistics.Comparison;

/// <summary>
/// A quick first look at a pair of impressed marks: the correlation of their coarse maps in the best of all turns. It says which
/// pairs to compare first; marks of one tool may correlate no better than others at that scale, so that it discards none by itself.
/// </summary>
public static class CoarseComparer
{
    /// <summary>The correlation over all that either map measured, −1 to 1; NaN where the marks are not two impressed ones of one kind.</summary>
    /// <param name="first">The first mark.</param>
    /// <param name="second">The second mark.</param>
    public static double Compare(Signature first, Signature second)
    {
        if (first is not ImpressedSignature a || second is not ImpressedSignature b || a.Kind != b.Kind)
            return double.NaN;
        ComparisonWorkspace workspace = ComparisonWorkspace.OfThread;
        bool bySteepness = CommonGround.NeedsSteepness(a.Modality, b.Modality);
        workspace.First.Take(a, bySteepness);
        workspace.Second.Take(b, bySteepness);
        // Only one of the two is turned: both orders of a pair turn the same one.
        (UnpackedMark turned, UnpackedMark still) = ImpressedComparer.Precedes(workspace.Second, workspace.First) ? (workspace.Second, workspace.First) : (workspace.First, workspace.Second);
        PoseSearch.Coarse(turned.Coarse, still.Coarse, arePartial: false, workspace);
        double energy = Math.Sqrt((double)workspace.First.Coarse.Energy * workspace.Second.Coarse.Energy);
        return energy > 0 ? workspace.Poses[0].Products / energy : double.NaN;
    }
}
