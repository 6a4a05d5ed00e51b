using Ballistics.Evidence;

namespace Ballistics.Comparison.Correlation;

/// <summary>Looks for the poses in which two maps fit best, over turns and shifts.</summary>
internal static class PoseSearch
{
    /// <summary>The best shift about one pose: the sum of products at every whole step of the grid.</summary>
    public static ScoredPose BestShift(CorrelationMap first, CorrelationMap second, Pose about, double reach, TurnedMap turned)
    {
        int margin = (int)Math.Round(reach / first.Spacing);
        turned.Fill(second, about, first.Width, first.Height, margin);
        int best = int.MinValue, bestX = 0, bestY = 0;
        for (int y = 0; y <= 2 * margin; y++)
            for (int x = 0; x <= 2 * margin; x++)
            {
                int products = ProductSum.Of(
                    in first.Values[0], first.Stride, in turned.Values[y * turned.Stride + x], turned.Stride, first.Stride, first.Height);
                if (products > best)
                    (best, bestX, bestY) = (products, x - margin, y - margin);
            }
        // What of the second map lies at x + shift has to go back by that shift.
        return new ScoredPose(about with { X = about.X - bestX * first.Spacing, Y = about.Y - bestY * first.Spacing }, best);
    }

    /// <summary>The best poses over the whole turn, best first, no two within two steps of each other.</summary>
    public static void Coarse(CorrelationMap first, CorrelationMap second, ComparisonWorkspace workspace)
    {
        List<ScoredPose> all = workspace.AllPoses, best = workspace.Poses;
        all.Clear();
        int steps = (int)Math.Round(360 / Parameters.CoarseStepDegrees);
        for (int step = 1; step <= steps; step++)
        {
            var turn = new Pose(0, 0, -180 + step * Parameters.CoarseStepDegrees);
            all.Add(BestShift(first, second, turn, Parameters.CoarseShift, workspace.Turned));
        }
        all.Sort(ScoredPose.BestFirst);
        best.Clear();
        foreach (ScoredPose pose in all)
        {
            if (best.Count == Parameters.CoarsePoses)
                return;
            if (!IsNear(best, pose))
                best.Add(pose);
        }
    }

    /// <summary>A pose sharpened on finer maps: a few turns about it, and shifts at each.</summary>
    public static ScoredPose Refine(CorrelationMap first, CorrelationMap second, Pose pose, TurnedMap turned)
    {
        ScoredPose best = new(pose, long.MinValue);
        foreach (double turn in Parameters.RefineTurns)
        {
            Pose about = pose with { RotationDegrees = Angles.Normalise(pose.RotationDegrees + turn) };
            ScoredPose found = BestShift(first, second, about, Parameters.RefineShift, turned);
            if (found.Products > best.Products)
                best = found;
        }
        return best;
    }

    private static bool IsNear(List<ScoredPose> poses, ScoredPose pose)
    {
        foreach (ScoredPose other in poses)
            if (Math.Abs(Angles.Normalise(pose.Pose.RotationDegrees - other.Pose.RotationDegrees)) < 2.5 * Parameters.CoarseStepDegrees)
                return true;
        return false;
    }
}
