namespace Ballistics.Evidence;

/// <summary>
/// One pair of marks compared: how alike they are, in which pose, and what is needed to draw it.
/// A score orders candidates; it is no probability and no conclusion.
/// </summary>
public sealed record MarkComparison
{
    /// <summary>The kind of both marks.</summary>
    public required MarkKind Kind { get; init; }

    /// <summary>What of the two was held against each other.</summary>
    public ComparedBy ComparedBy { get; init; }

    /// <summary>Larger is more alike, symmetric in the pair; NaN where the marks share too little area to be compared.</summary>
    public required double Score { get; init; }

    /// <summary>Where the second mark lies on the first.</summary>
    public Pose Pose { get; init; }

    /// <summary>Masked normalised correlation over the shared area in that pose, −1 to 1; NaN where it was not computed.</summary>
    public double Correlation { get; init; } = double.NaN;

    /// <summary>
    /// What the two surfaces do not have in common over the shared area in that pose, each scaled to the same mean absolute height: the
    /// sum of their absolute differences over the sum of their absolute heights. 0 where they are the same, about .7 where they have
    /// nothing to do with each other, 1 where one is the other upside down; NaN where it was not computed, as for striated marks.
    /// </summary>
    public double Residual { get; init; } = double.NaN;

    /// <summary>The shared area as a share of the smaller mark, 0 to 1; NaN where it was not computed.</summary>
    public double OverlapFraction { get; init; } = double.NaN;

    /// <summary>The correlation cells, of the first mark on the second; empty where the kind or the version has none.</summary>
    public IReadOnlyList<CellRegistration> Cells { get; init; } = [];

    /// <summary>
    /// Share of usable cells that are congruent, both directions together, 0 to 1; NaN where there are no cells. A cell is usable where
    /// enough of it was measured and, of impressed marks, enough of what lies beneath it on the other mark.
    /// </summary>
    public double CongruentCellFraction { get; init; } = double.NaN;

    /// <summary>Why there is no score; empty where there is one.</summary>
    public string Remark { get; init; } = "";
}
