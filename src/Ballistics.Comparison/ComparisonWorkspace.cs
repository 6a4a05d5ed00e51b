using Ballistics.Comparison.Cells;
using Ballistics.Comparison.Correlation;

namespace Ballistics.Comparison;

/// <summary>What one thread's comparisons write into, kept between pairs so that the search itself allocates nothing in the steady state.</summary>
internal sealed class ComparisonWorkspace
{
    [ThreadStatic]
    private static ComparisonWorkspace? _ofThread;

    /// <summary>This thread's own.</summary>
    public static ComparisonWorkspace OfThread => _ofThread ??= new();

    /// <summary>The mark that was given first.</summary>
    public UnpackedMark First { get; } = new();

    /// <summary>The mark that was given second.</summary>
    public UnpackedMark Second { get; } = new();

    public TurnedMap Turned { get; } = new();

    /// <summary>The first coarse map, turned back by 0 to 3 quarter turns.</summary>
    public BlockedMap[] TurnedBack { get; } = [new(), new(), new(), new()];

    /// <summary>The masks of the same.</summary>
    public BlockedMap[] MasksTurnedBack { get; } = [new(), new(), new(), new()];

    /// <summary>The first fine map.</summary>
    public BlockedMap Template { get; } = new();

    public ShiftSearch Shifts { get; } = new();

    public List<ScoredPose> AllPoses { get; } = [];

    public List<ScoredPose> Poses { get; } = [];

    public CellEvidence Cells { get; } = new();
}
