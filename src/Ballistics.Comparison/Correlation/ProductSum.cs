using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballistics.Comparison.Correlation;

/// <summary>
/// Sums of products of 16-bit integers over a rectangle: the kernel under every correlation here. Integer sums have no rounding,
/// so the widest path and the portable one give the same number whatever the order.
/// </summary>
/// <remarks>
/// |value| ≤ 127 keeps the sum of 133,000 products within 32 bits; <see cref="MostPoints"/> is checked where maps are made.
/// </remarks>
internal static class ProductSum
{
    /// <summary>Most points of a rectangle: 2³¹ / 127².</summary>
    public const int MostPoints = 133_000;

    /// <summary>Σ a·b over <paramref name="height"/> rows of <paramref name="width"/> values, width a multiple of 32.</summary>
    /// <param name="a">First value of the first rectangle.</param>
    /// <param name="strideA">Values from row to row there.</param>
    /// <param name="b">First value of the second rectangle.</param>
    /// <param name="strideB">Values from row to row there.</param>
    /// <param name="width">Values in a row, a multiple of 32; both rectangles can be read that far.</param>
    /// <param name="height">Rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(ref readonly short a, int strideA, ref readonly short b, int strideB, int width, int height) =>
        Avx512BW.IsSupported ? Wide(in a, strideA, in b, strideB, width, height)
        : Avx2.IsSupported ? Middle(in a, strideA, in b, strideB, width, height)
        : Portable(in a, strideA, in b, strideB, width, height);

    private static int Wide(ref readonly short a, int strideA, ref readonly short b, int strideB, int width, int height)
    {
        Vector512<int> even = Vector512<int>.Zero, odd = Vector512<int>.Zero;
        ref short rowA = ref Unsafe.AsRef(in a), rowB = ref Unsafe.AsRef(in b);
        for (int y = 0; y < height; y++)
        {
            int x = 0;
            for (; x <= width - 64; x += 64)
            {
                even += Avx512BW.MultiplyAddAdjacent(Vector512.LoadUnsafe(ref rowA, (nuint)x), Vector512.LoadUnsafe(ref rowB, (nuint)x));
                odd += Avx512BW.MultiplyAddAdjacent(Vector512.LoadUnsafe(ref rowA, (nuint)x + 32), Vector512.LoadUnsafe(ref rowB, (nuint)x + 32));
            }
            if (x < width)
                even += Avx512BW.MultiplyAddAdjacent(Vector512.LoadUnsafe(ref rowA, (nuint)x), Vector512.LoadUnsafe(ref rowB, (nuint)x));
            rowA = ref Unsafe.Add(ref rowA, strideA);
            rowB = ref Unsafe.Add(ref rowB, strideB);
        }
        Vector512<int> both = even + odd;
        Vector256<int> half = both.GetLower() + both.GetUpper();
        return Vector256.Sum(half);
    }

    private static int Middle(ref readonly short a, int strideA, ref readonly short b, int strideB, int width, int height)
    {
        Vector256<int> even = Vector256<int>.Zero, odd = Vector256<int>.Zero;
        ref short rowA = ref Unsafe.AsRef(in a), rowB = ref Unsafe.AsRef(in b);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x += 32)
            {
                even += Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref rowA, (nuint)x), Vector256.LoadUnsafe(ref rowB, (nuint)x));
                odd += Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref rowA, (nuint)x + 16), Vector256.LoadUnsafe(ref rowB, (nuint)x + 16));
            }
            rowA = ref Unsafe.Add(ref rowA, strideA);
            rowB = ref Unsafe.Add(ref rowB, strideB);
        }
        return Vector256.Sum(even + odd);
    }

    private static int Portable(ref readonly short a, int strideA, ref readonly short b, int strideB, int width, int height)
    {
        int sum = 0;
        ref short rowA = ref Unsafe.AsRef(in a), rowB = ref Unsafe.AsRef(in b);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                sum += Unsafe.Add(ref rowA, x) * Unsafe.Add(ref rowB, x);
            rowA = ref Unsafe.Add(ref rowA, strideA);
            rowB = ref Unsafe.Add(ref rowB, strideB);
        }
        return sum;
    }
}
