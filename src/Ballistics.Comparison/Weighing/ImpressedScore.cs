using Ballistics.Comparison.Correlation;

namespace Ballistics.Comparison.Weighing;

/// <summary>One number from several features. It orders candidates; it is no probability.</summary>
internal static class ImpressedScore
{
    /// <summary>
    /// Cells lead; how alike the surfaces are where both were measured, in both bands and by what is left of them when one is taken from the
    /// other, orders what has few cells. All are held back where little is shared, since few cells agree and small areas are alike by
    /// chance. Weights were chosen on the protocols of Fadul alone.
    /// </summary>
    public static double Of(ImpressedFeatures features)
    {
        double cells = (double)features.CongruentCells / (features.SharedCells + Parameters.FewCells);
        // Roots by Math.Sqrt, which every machine rounds alike; of Math.Pow that is not promised.
        double seriousness = Math.Sqrt(Math.Sqrt(Math.Min(1, features.SharedArea / Parameters.FullArea)));
        double alike = Parameters.FineWeight * features.FineCorrelation + Parameters.CoarseWeight * features.CoarseCorrelation
            + Parameters.ResidualWeight * (1 - features.Residual / SurfaceResidual.OfUnrelated);
        double zeroFilled = Parameters.ZeroFilledWeight * (features.FineZeroFilled + features.CoarseZeroFilled);
        return cells + seriousness * alike + zeroFilled;
    }
}
