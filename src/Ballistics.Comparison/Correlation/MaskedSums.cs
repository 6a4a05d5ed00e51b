using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballistics.Comparison.Correlation;

/// <summary>The sums that a masked normalised correlation is made of, over the points that both maps measured; they can be taken piece by piece.</summary>
internal struct MaskedSums
{
    private long _n, _sumA, _sumB, _squaresA, _squaresB, _products;

    /// <summary>Points that both maps measured.</summary>
    public readonly int Shared => (int)_n;

    /// <summary>The correlation coefficient over the shared points; NaN where either map is flat over them.</summary>
    public readonly double Correlation => MaskedCorrelation.FromSums(_n, _sumA, _sumB, _squaresA, _squaresB, _products);

    /// <summary>Adds a rectangle of one map and an equal one of another.</summary>
    /// <param name="a">Values of the first, |value| ≤ 127.</param>
    /// <param name="maskA">Its mask: 0 where unmeasured, else 1 or −1.</param>
    /// <param name="strideA">Values from row to row.</param>
    /// <param name="b">Values of the second.</param>
    /// <param name="maskB">Its mask: 0 where unmeasured, else 1.</param>
    /// <param name="strideB">Values from row to row.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    public void Add(
        ReadOnlySpan<short> a, ReadOnlySpan<short> maskA, int strideA, ReadOnlySpan<short> b, ReadOnlySpan<short> maskB, int strideB, int width, int height)
    {
        int done = 0;
        if (Avx2.IsSupported && width >= Vector256<short>.Count)
        {
            done = width / Vector256<short>.Count * Vector256<short>.Count;
            int lastA = (height - 1) * strideA + done, lastB = (height - 1) * strideB + done;
            AddMiddle(a[..lastA], maskA[..lastA], strideA, b[..lastB], maskB[..lastB], strideB, done, height);
        }
        for (int y = 0; y < height; y++)
            for (int x = done; x < width; x++)
            {
                int i = y * strideA + x, j = y * strideB + x, both = maskA[i] & maskB[j], p = a[i] * both, q = b[j] * both;
                _n += both;
                _sumA += p;
                _sumB += q;
                _squaresA += p * p;
                _squaresB += q * q;
                _products += p * q;
            }
    }

    private void AddMiddle(
        ReadOnlySpan<short> a, ReadOnlySpan<short> maskA, int strideA, ReadOnlySpan<short> b, ReadOnlySpan<short> maskB, int strideB, int width, int height)
    {
        Vector256<int> n = Vector256<int>.Zero, sumA = n, sumB = n, squaresA = n, squaresB = n, products = n;
        ref short rowA = ref MemoryMarshal.GetReference(a), rowMaskA = ref MemoryMarshal.GetReference(maskA);
        ref short rowB = ref MemoryMarshal.GetReference(b), rowMaskB = ref MemoryMarshal.GetReference(maskB);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x += Vector256<short>.Count)
            {
                nuint i = (nuint)(y * strideA + x), j = (nuint)(y * strideB + x);
                Vector256<short> both = Vector256.LoadUnsafe(ref rowMaskA, i) & Vector256.LoadUnsafe(ref rowMaskB, j), all = -both;
                Vector256<short> p = Vector256.LoadUnsafe(ref rowA, i) & all, q = Vector256.LoadUnsafe(ref rowB, j) & all;
                n += Avx2.MultiplyAddAdjacent(both, both);
                sumA += Avx2.MultiplyAddAdjacent(p, both);
                sumB += Avx2.MultiplyAddAdjacent(q, both);
                squaresA += Avx2.MultiplyAddAdjacent(p, p);
                squaresB += Avx2.MultiplyAddAdjacent(q, q);
                products += Avx2.MultiplyAddAdjacent(p, q);
            }
        _n += Vector256.Sum(n);
        _sumA += Vector256.Sum(sumA);
        _sumB += Vector256.Sum(sumB);
        _squaresA += Vector256.Sum(squaresA);
        _squaresB += Vector256.Sum(squaresB);
        _products += Vector256.Sum(products);
    }
}
