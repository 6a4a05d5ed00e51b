using Ballistics.Evidence;

namespace Ballistics.Comparison.Correlation;

/// <summary>Looks for the poses in which two maps fit best, over turns and shifts.</summary>
internal static class PoseSearch
{
    /// <summary>
    /// The best poses over the whole turn, best first, no two close to each other. The second map is turned through one
    /// quarter only: for the other three the first is turned back, which on a square grid costs no interpolation.
    /// </summary>
    /// <param name="first">The first map.</param>
    /// <param name="second">The second map.</param>
    /// <param name="arePartial">True where both marks are: see <see cref="ShiftSearch.BestByShared"/>.</param>
    /// <param name="workspace">Takes the poses.</param>
    public static void Coarse(CorrelationMap first, CorrelationMap second, bool arePartial, ComparisonWorkspace workspace)
    {
        BlockedMap[] turnedBack = workspace.TurnedBack;
        for (int quarter = 0; quarter < 4; quarter++)
            turnedBack[quarter].Fill(first, 4 - quarter);
        workspace.AllPoses.Clear();
        if (arePartial)
            AddByShared(first, second, workspace);
        else
            AddByProducts(first, second, workspace);
        KeepBest(workspace, arePartial);
    }

    private static void AddByProducts(CorrelationMap first, CorrelationMap second, ComparisonWorkspace workspace)
    {
        int margin = (int)Math.Round(Parameters.CoarseShift / first.Spacing), steps = (int)Math.Round(90 / Parameters.CoarseStepDegrees);
        Span<(int Products, int X, int Y)> found = stackalloc (int, int, int)[4];
        for (int step = 0; step < steps; step++)
        {
            var turn = new Pose(0, 0, step * Parameters.CoarseStepDegrees);
            workspace.Turned.Fill(second, turn, first.Width, first.Height, margin);
            workspace.Shifts.Best(workspace.TurnedBack, workspace.Turned, margin, found);
            for (int quarter = 0; quarter < 4; quarter++)
                workspace.AllPoses.Add(TurnedOn(Shifted(turn, found[quarter], margin, first.Spacing), quarter));
        }
    }

    private static void AddByShared(CorrelationMap first, CorrelationMap second, ComparisonWorkspace workspace)
    {
        int margin = (int)Math.Round(Parameters.CoarseShift / first.Spacing), steps = (int)Math.Round(90 / Parameters.PartialStepDegrees);
        int least = Math.Max(1, (int)(Parameters.PartialOverlap * Math.Min(first.Measured, second.Measured)));
        for (int quarter = 0; quarter < 4; quarter++)
            workspace.MasksTurnedBack[quarter].FillMask(first, 4 - quarter);
        Span<(int Products, int X, int Y, int Shared)> found = stackalloc (int, int, int, int)[4];
        for (int step = 0; step < steps; step++)
        {
            var turn = new Pose(0, 0, step * Parameters.PartialStepDegrees);
            workspace.Turned.Fill(second, turn, first.Width, first.Height, margin);
            workspace.Shifts.BestByShared(workspace.TurnedBack, workspace.MasksTurnedBack, workspace.Turned, margin, least, found);
            for (int quarter = 0; quarter < 4; quarter++)
            {
                (int products, int x, int y, int shared) = found[quarter];
                ScoredPose pose = TurnedOn(Shifted(turn, (products, x, y), margin, first.Spacing), quarter);
                if (products > 0)
                    workspace.AllPoses.Add(pose with { Products = OverRoot(products, shared) });
            }
        }
    }

    private static ScoredPose TurnedOn(ScoredPose pose, int quarter) => pose with { Pose = pose.Pose.Then(new Pose(0, 0, 90 * quarter)) };

    private static void KeepBest(ComparisonWorkspace workspace, bool arePartial)
    {
        List<ScoredPose> best = workspace.Poses;
        workspace.AllPoses.Sort(ScoredPose.BestFirst);
        best.Clear();
        foreach (ScoredPose pose in workspace.AllPoses)
        {
            if (best.Count == (arePartial ? Parameters.PartialPoses : Parameters.CoarsePoses))
                return;
            if (!IsNear(best, pose, arePartial))
                best.Add(pose);
        }
        // Two parts that share enough in no pose: one is kept, in which they will be told to share too little.
        if (best.Count == 0)
            best.Add(default);
    }

    /// <summary>Poses sharpened on finer maps: a few turns about each, and shifts at each turn. Best first.</summary>
    public static void Refine(CorrelationMap first, CorrelationMap second, bool arePartial, ComparisonWorkspace workspace)
    {
        List<ScoredPose> poses = workspace.Poses;
        for (int i = 0; i < poses.Count; i++)
        {
            ScoredPose refined = Refine(first, second, poses[i].Pose, arePartial ? Parameters.PartialRefineTurns : Parameters.RefineTurns, Parameters.RefineShift, workspace);
            poses[i] = arePartial ? ByShared(first, second, refined, workspace.Turned) : refined;
        }
        poses.Sort(ScoredPose.BestFirst);
    }

    /// <summary>One pose sharpened: turns about it, and shifts at each turn.</summary>
    public static ScoredPose Refine(
        CorrelationMap first, CorrelationMap second, Pose pose, ReadOnlySpan<double> turns, double shift, ComparisonWorkspace workspace)
    {
        workspace.Template.Fill(first);
        ScoredPose best = new(pose, long.MinValue);
        int margin = (int)Math.Round(shift / first.Spacing);
        Span<(int Products, int X, int Y)> found = stackalloc (int, int, int)[1];
        foreach (double turn in turns)
        {
            Pose about = pose with { RotationDegrees = Angles.Normalise(pose.RotationDegrees + turn) };
            workspace.Turned.Fill(second, about, first.Width, first.Height, margin);
            workspace.Shifts.Best([workspace.Template], workspace.Turned, margin, found);
            if (found[0].Products > best.Products)
                best = Shifted(about, found[0], margin, first.Spacing);
        }
        return best;
    }

    /// <summary>The pose with its best shift: what of the second map lies at x + shift has to go back by that shift.</summary>
    private static ScoredPose Shifted(Pose about, (int Products, int X, int Y) found, int margin, double spacing) =>
        new(about with { X = about.X - (found.X - margin) * spacing, Y = about.Y - (found.Y - margin) * spacing }, found.Products);

    /// <summary>
    /// The pose with its products over the root of the points shared there: see <see cref="ShiftSearch.BestByShared"/>.
    /// </summary>
    private static ScoredPose ByShared(CorrelationMap first, CorrelationMap second, ScoredPose pose, TurnedMap turned)
    {
        turned.Fill(second, pose.Pose, first.Width, first.Height, 0);
        int shared = ProductSum.Of(in first.Mask[0], first.Stride, in turned.Mask[0], turned.Stride, first.Stride, first.Height);
        bool enough = shared > 0 && shared >= Parameters.PartialOverlap * Math.Min(first.Measured, second.Measured);
        return pose with { Products = enough ? OverRoot(pose.Products, shared) : long.MinValue };
    }

    /// <summary>In 1024ths, so that whole numbers order them.</summary>
    private static long OverRoot(long products, int shared) => (long)(products * 1024 / Math.Sqrt(shared));

    private static bool IsNear(List<ScoredPose> poses, ScoredPose pose, bool arePartial)
    {
        foreach (ScoredPose other in poses)
            if (Math.Abs(Angles.Normalise(pose.Pose.RotationDegrees - other.Pose.RotationDegrees)) < 2.5 * Parameters.CoarseStepDegrees
                && (!arePartial || Math.Max(Math.Abs(pose.Pose.X - other.Pose.X), Math.Abs(pose.Pose.Y - other.Pose.Y)) < Parameters.PartialShift))
                return true;
        return false;
    }
}
