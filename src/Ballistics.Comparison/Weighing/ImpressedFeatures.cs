namespace Ballistics.Comparison.Weighing;

/// <summary>What is known of a pair of impressed marks in its best pose. All shares and correlations are symmetric in the pair.</summary>
/// <param name="SharedCells">Cells that have a counterpart in the consensus pose, both directions together.</param>
/// <param name="CongruentCells">Congruent cells, both directions together.</param>
/// <param name="FineCorrelation">Masked normalised correlation of the fine maps over the shared area.</param>
/// <param name="FineZeroFilled">The fine maps' correlation with unmeasured points as zero: small where little is shared.</param>
/// <param name="CoarseCorrelation">Masked normalised correlation of the coarse maps over the shared area.</param>
/// <param name="CoarseZeroFilled">The coarse maps' correlation with unmeasured points as zero.</param>
/// <param name="Residual">What the fine maps do not have in common over the shared area, 0 to 1 (<see cref="Correlation.SurfaceResidual"/>).</param>
/// <param name="OverlapFraction">Shared area as a share of the smaller mark.</param>
/// <param name="LeastOverlap">The share that such a pair must share to be compared.</param>
/// <param name="SharedArea">Shared area, square metres.</param>
internal readonly record struct ImpressedFeatures(
    int SharedCells, int CongruentCells, double FineCorrelation, double FineZeroFilled, double CoarseCorrelation, double CoarseZeroFilled,
    double Residual, double OverlapFraction, double LeastOverlap, double SharedArea)
{
    /// <summary>
    /// Share of the cells with a counterpart that are congruent; NaN where none has one. What one of two scans does not show speaks
    /// neither for nor against a pair.
    /// </summary>
    public double CellFraction => SharedCells == 0 ? double.NaN : (double)CongruentCells / SharedCells;
}
