namespace Ballistics.Comparison.Correlation;

/// <summary>
/// The masked normalised correlation: the correlation coefficient over the points that both maps measured, means and spreads
/// taken over those points alone (Padfield 2012). From integer sums, so the same bits on every machine.
/// </summary>
internal static class MaskedCorrelation
{
    /// <summary>The correlation of a rectangle of one map with an equal one of another; NaN where either is flat over the shared points.</summary>
    public static double Of(
        ReadOnlySpan<short> a, ReadOnlySpan<short> maskA, int strideA, ReadOnlySpan<short> b, ReadOnlySpan<short> maskB, int strideB,
        int width, int height, out int shared)
    {
        var sums = new MaskedSums();
        sums.Add(a, maskA, strideA, b, maskB, strideB, width, height);
        shared = sums.Shared;
        return sums.Correlation;
    }

    /// <summary>The coefficient from its sums. n·Σab − Σa·Σb stays an integer until the last division.</summary>
    public static double FromSums(long n, long sumA, long sumB, long squaresA, long squaresB, long products)
    {
        long spreadA = n * squaresA - sumA * sumA, spreadB = n * squaresB - sumB * sumB;
        return spreadA <= 0 || spreadB <= 0 ? double.NaN : (n * products - sumA * sumB) / (Math.Sqrt(spreadA) * Math.Sqrt(spreadB));
    }
}
