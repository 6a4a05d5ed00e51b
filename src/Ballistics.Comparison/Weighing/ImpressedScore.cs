namespace Ballistics.Comparison.Weighing;

/// <summary>One number from several features. It orders candidates; it is no probability.</summary>
internal static class ImpressedScore
{
    /// <summary>Cells lead; the correlations of both bands order what has few cells.</summary>
    public static double Of(ImpressedFeatures features) =>
        features.CellFraction + 0.5 * features.FineCorrelation + 0.5 * features.CoarseCorrelation;
}
