using Ballistics.Evidence;

namespace Ballistics.Comparison.Correlation;

/// <summary>Looks for the poses in which two maps fit best, over turns and shifts.</summary>
internal static class PoseSearch
{
    /// <summary>
    /// The best poses over the whole turn, best first, no two within two steps of each other. The second map is turned through one
    /// quarter only: for the other three the first is turned back, which on a square grid costs no interpolation.
    /// </summary>
    public static void Coarse(CorrelationMap first, CorrelationMap second, ComparisonWorkspace workspace)
    {
        List<ScoredPose> all = workspace.AllPoses, best = workspace.Poses;
        all.Clear();
        int margin = (int)Math.Round(Parameters.CoarseShift / first.Spacing), steps = (int)Math.Round(90 / Parameters.CoarseStepDegrees);
        ReadOnlySpan<CorrelationMap> turnedBack = [first, first.QuarterTurned(3), first.QuarterTurned(2), first.QuarterTurned(1)];
        for (int step = 0; step < steps; step++)
        {
            var turn = new Pose(0, 0, step * Parameters.CoarseStepDegrees);
            workspace.Turned.Fill(second, turn, first.Width, first.Height, margin);
            for (int quarter = 0; quarter < 4; quarter++)
            {
                ScoredPose found = BestShift(turnedBack[quarter], workspace.Turned, turn, margin);
                all.Add(found with { Pose = found.Pose.Then(new Pose(0, 0, 90 * quarter)) });
            }
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
        int margin = (int)Math.Round(Parameters.RefineShift / first.Spacing);
        foreach (double turn in Parameters.RefineTurns)
        {
            Pose about = pose with { RotationDegrees = Angles.Normalise(pose.RotationDegrees + turn) };
            turned.Fill(second, about, first.Width, first.Height, margin);
            ScoredPose found = BestShift(first, turned, about, margin);
            if (found.Products > best.Products)
                best = found;
        }
        return best;
    }

    /// <summary>The best shift about one pose: the sum of products at every whole step of the grid within the margin.</summary>
    private static ScoredPose BestShift(CorrelationMap first, TurnedMap turned, Pose about, int margin)
    {
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

    private static bool IsNear(List<ScoredPose> poses, ScoredPose pose)
    {
        foreach (ScoredPose other in poses)
            if (Math.Abs(Angles.Normalise(pose.Pose.RotationDegrees - other.Pose.RotationDegrees)) < 2.5 * Parameters.CoarseStepDegrees)
                return true;
        return false;
    }
}
