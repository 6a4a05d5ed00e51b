using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballistics.Comparison.Correlation;

/// <summary>
/// What two surfaces laid on one another do not have in common: both are scaled to the same mean absolute height over the points that both
/// measured, then the sum of their absolute differences is divided by the sum of their absolute heights. Absolute values and not squares,
/// so that a few points far apart do not decide it (least absolute deviations; Huber, Robust Statistics, 1981). Whole numbers until the
/// last division, so the same bits on every machine.
/// </summary>
internal static class SurfaceResidual
{
    /// <summary>What is expected of two surfaces that have nothing to do with each other, of normally distributed heights: 1/√2.</summary>
    public const double OfUnrelated = 0.70710678118654752;

    /// <summary>The larger of the two factors that heights are scaled by: 127 · 128 · 2 fits 16 bits.</summary>
    private const int Unit = 128;

    /// <summary>
    /// The residual of a rectangle of one map and an equal one of another: 0 where they are the same but for their scale, about
    /// <see cref="OfUnrelated"/> where they have nothing to do with each other, 1 where one is the other upside down; NaN where either is flat over the
    /// shared points.
    /// </summary>
    /// <param name="a">Values of the first, |value| ≤ 127, 0 where unmeasured.</param>
    /// <param name="maskA">Its mask: 0 where unmeasured, else 1.</param>
    /// <param name="strideA">Values from row to row.</param>
    /// <param name="b">Values of the second.</param>
    /// <param name="maskB">Its mask.</param>
    /// <param name="strideB">Values from row to row.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    public static double Of(
        ReadOnlySpan<short> a, ReadOnlySpan<short> maskA, int strideA, ReadOnlySpan<short> b, ReadOnlySpan<short> maskB, int strideB, int width, int height)
    {
        long sumA = 0, sumB = 0, differences = 0;
        for (int y = 0; y < height; y++)
        {
            (int rowA, int rowB) = Heights(a.Slice(y * strideA, width), maskA.Slice(y * strideA, width), b.Slice(y * strideB, width), maskB.Slice(y * strideB, width));
            sumA += rowA;
            sumB += rowB;
        }
        if (sumA == 0 || sumB == 0)
            return double.NaN;
        long larger = Math.Max(sumA, sumB);
        short scaleA = (short)((sumB * Unit + larger / 2) / larger), scaleB = (short)((sumA * Unit + larger / 2) / larger);
        for (int y = 0; y < height; y++)
            differences += Differences(
                a.Slice(y * strideA, width), maskA.Slice(y * strideA, width), scaleA, b.Slice(y * strideB, width), maskB.Slice(y * strideB, width), scaleB);
        return (double)differences / (scaleA * sumA + scaleB * sumB);
    }

    /// <summary>Sums of the absolute heights of a row where both were measured.</summary>
    private static (int A, int B) Heights(ReadOnlySpan<short> a, ReadOnlySpan<short> maskA, ReadOnlySpan<short> b, ReadOnlySpan<short> maskB)
    {
        int x = 0, sumA = 0, sumB = 0;
        if (Avx2.IsSupported)
        {
            Vector256<int> allA = Vector256<int>.Zero, allB = allA;
            for (; x <= a.Length - Vector256<short>.Count; x += Vector256<short>.Count)
            {
                allA += Avx2.MultiplyAddAdjacent(Avx2.Abs(Vector256.Create(a[x..])).AsInt16(), Vector256.Create(maskB[x..]));
                allB += Avx2.MultiplyAddAdjacent(Avx2.Abs(Vector256.Create(b[x..])).AsInt16(), Vector256.Create(maskA[x..]));
            }
            (sumA, sumB) = (Vector256.Sum(allA), Vector256.Sum(allB));
        }
        for (; x < a.Length; x++)
        {
            sumA += Math.Abs(a[x]) * maskB[x];
            sumB += Math.Abs(b[x]) * maskA[x];
        }
        return (sumA, sumB);
    }

    /// <summary>Sum of the absolute differences of a row's scaled heights where both were measured.</summary>
    private static int Differences(ReadOnlySpan<short> a, ReadOnlySpan<short> maskA, short scaleA, ReadOnlySpan<short> b, ReadOnlySpan<short> maskB, short scaleB)
    {
        int x = 0, sum = 0;
        if (Avx2.IsSupported)
        {
            Vector256<int> all = Vector256<int>.Zero;
            Vector256<short> byA = Vector256.Create(scaleA), byB = Vector256.Create(scaleB);
            for (; x <= a.Length - Vector256<short>.Count; x += Vector256<short>.Count)
            {
                Vector256<short> apart = Vector256.Create(a[x..]) * byA - Vector256.Create(b[x..]) * byB;
                all += Avx2.MultiplyAddAdjacent(Avx2.Abs(apart).AsInt16(), Vector256.Create(maskA[x..]) & Vector256.Create(maskB[x..]));
            }
            sum = Vector256.Sum(all);
        }
        for (; x < a.Length; x++)
            sum += Math.Abs(a[x] * scaleA - b[x] * scaleB) * (maskA[x] & maskB[x]);
        return sum;
    }
}
