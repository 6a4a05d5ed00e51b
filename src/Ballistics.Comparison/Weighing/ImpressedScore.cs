namespace Ballistics.Comparison.Weighing;

/// <summary>One number from several features. It orders candidates; it is no probability.</summary>
internal static class ImpressedScore
{
    /// <summary>
    /// Cells lead; the correlations of both bands order what has few of them. Both are held back where little is shared, since
    /// few cells agree and small areas correlate by chance.
    /// </summary>
    public static double Of(ImpressedFeatures features)
    {
        double cells = (double)features.CongruentCells / (features.SharedCells + Parameters.FewCells);
        double seriousness = Math.Sqrt(Math.Min(1, features.SharedArea / Parameters.FullArea));
        return cells + 0.5 * seriousness * (features.FineCorrelation + features.CoarseCorrelation);
    }
}
