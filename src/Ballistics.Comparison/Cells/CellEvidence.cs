using Ballistics.Comparison.Correlation;
using Ballistics.Evidence;

namespace Ballistics.Comparison.Cells;

/// <summary>The cells of both marks of a pair about one pose, each looked for on the other, and what they agree on.</summary>
internal sealed class CellEvidence
{
    private readonly LikeliestPose _likeliest = new();

    /// <summary>Cells of the first mark on the second.</summary>
    public CellTable Forward { get; } = new();

    /// <summary>Cells of the second mark on the first.</summary>
    public CellTable Backward { get; } = new();

    /// <summary>The pose that the cells of a wide search agreed on, about which every cell was then confirmed.</summary>
    public Pose Pose { get; private set; }

    /// <summary>The same pose, sharpened by the places of the congruent cells.</summary>
    public Pose Consensus { get; private set; }

    /// <summary>Cells that have a counterpart on the other mark, both directions together.</summary>
    public int Shared { get; private set; }

    /// <summary>Congruent cells, both directions together.</summary>
    public int Congruent { get; private set; }

    /// <summary>
    /// Looks for the cells of the first map widely about each pose and keeps the motion on which most of them agree, or where that are
    /// few the pose in which the maps are most alike; then confirms
    /// the cells of both maps closely about that one consensus, so that a chance fit elsewhere no longer counts.
    /// </summary>
    /// <param name="first">The first map.</param>
    /// <param name="second">The second map.</param>
    /// <param name="leastOverlap">Least share of the smaller map that must be shared in a pose that is told by likeness.</param>
    /// <param name="workspace">Holds the poses, and buffers.</param>
    public void Compare(CorrelationMap first, CorrelationMap second, double leastOverlap, ComparisonWorkspace workspace)
    {
        TurnedMap turned = workspace.Turned;
        Pose = WidestAgreement(first, second, workspace.Poses, turned, out double support);
        if (support < Parameters.PlainSupport)
            Pose = MostAlike(first, second, Pose, leastOverlap, workspace);
        else
            for (int round = 0; round < Parameters.SharpenRounds; round++)
                Pose = Sharpen(first, second, Pose, turned);
        Forward.Register(first, second, Pose, Parameters.CellStep, Parameters.ConfirmTurns, Parameters.ConfirmShift, turned);
        Backward.Register(second, first, Pose.Inverse(), Parameters.CellStep, Parameters.ConfirmTurns, Parameters.ConfirmShift, turned);
        Consensus = Pose.Then(Congruence.Mark(Forward.Cells));
        Congruence.Mark(Backward.Cells);
        Tally(first, second, turned);
    }

    private Pose WidestAgreement(CorrelationMap first, CorrelationMap second, List<ScoredPose> poses, TurnedMap turned, out double most)
    {
        Pose best = default;
        most = -1;
        for (int i = 0; i < Math.Min(Parameters.CellPoses, poses.Count); i++)
        {
            Forward.Register(first, second, poses[i].Pose, Parameters.CellSide, Parameters.CellTurns, Parameters.CellShift, turned);
            Pose motion = Congruence.Consensus(Forward.Cells, out double support);
            if (support > most)
                (best, most) = (poses[i].Pose.Then(motion), support);
        }
        return best;
    }

    /// <summary>
    /// Where few cells agree: of their motion and the poses they were looked for about, the one in which the maps are most alike;
    /// sharpened where they are more alike there than maps of two tools would be.
    /// </summary>
    private Pose MostAlike(CorrelationMap first, CorrelationMap second, Pose agreed, double leastOverlap, ComparisonWorkspace workspace)
    {
        TurnedMap turned = workspace.Turned;
        _likeliest.Begin(first, second, agreed, leastOverlap, turned);
        _likeliest.Try(first, second, Sharpen(first, second, agreed, turned), turned);
        foreach (ScoredPose pose in workspace.Poses)
            _likeliest.Try(first, second, pose.Pose, turned);
        if (_likeliest.Correlation < Parameters.WeakCorrelation)
            return _likeliest.Pose;
        _likeliest.Try(first, second, PoseSearch.Refine(first, second, _likeliest.Pose, Parameters.WeakTurns, Parameters.WeakShift, workspace).Pose, turned);
        for (int round = 0; round < Parameters.SharpenRounds; round++)
            _likeliest.Try(first, second, Sharpen(first, second, _likeliest.Pose, turned), turned);
        return _likeliest.Pose;
    }

    /// <summary>The cells about the consensus tell it more exactly than the wide search's coarse turns could.</summary>
    private Pose Sharpen(CorrelationMap first, CorrelationMap second, Pose pose, TurnedMap turned)
    {
        Forward.Register(first, second, pose, Parameters.CellSide, Parameters.ConfirmTurns, Parameters.SharpenShift, turned);
        return pose.Then(Congruence.Consensus(Forward.Cells, out _));
    }

    private void Tally(CorrelationMap first, CorrelationMap second, TurnedMap turned)
    {
        Shared = Forward.CountShared(first, second, Pose, turned) + Backward.CountShared(second, first, Pose.Inverse(), turned);
        Congruent = Count(Forward.Cells) + Count(Backward.Cells);
    }

    private static int Count(List<FoundCell> cells)
    {
        int congruent = 0;
        foreach (FoundCell cell in cells)
            congruent += cell.IsCongruent ? 1 : 0;
        return congruent;
    }
}
