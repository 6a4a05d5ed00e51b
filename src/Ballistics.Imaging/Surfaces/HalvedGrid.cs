using System.Runtime.Intrinsics;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Surfaces;

/// <summary>
/// What <see cref="Resampling"/> makes of a surface at twice its spacing, bit for bit and many points at a time: the mean of each two by two
/// points, NaN where fewer than two of them were measured.
/// </summary>
internal static class HalvedGrid
{
    private const int Lanes = 8;

    /// <summary>The surface at twice the spacing; it has an even number of rows and columns.</summary>
    public static Topography Of(Topography surface)
    {
        int width = surface.Width / 2, height = surface.Height / 2;
        float[] heights = GC.AllocateUninitializedArray<float>(width * height);
        for (int y = 0; y < height; y++)
            FillRow(
                surface.Heights.Slice(2 * y * surface.Width, surface.Width), surface.Heights.Slice((2 * y + 1) * surface.Width, surface.Width), heights.AsSpan(y * width, width));
        return new Topography(width, height, 2 * surface.SpacingX, 2 * surface.SpacingY, heights, surface.Datum);
    }

    private static void FillRow(ReadOnlySpan<float> above, ReadOnlySpan<float> below, Span<float> means)
    {
        int x = 0;
        for (; x <= means.Length - Lanes; x += Lanes)
        {
            (Vector256<float> a, Vector256<float> b) = Columns(above[(2 * x)..]);
            (Vector256<float> c, Vector256<float> d) = Columns(below[(2 * x)..]);
            Vector256<float> measured = One(a) + One(b) + One(c) + One(d);
            (a, b, c, d) = (OrZero(a), OrZero(b), OrZero(c), OrZero(d));
            // From zero on and one after the other, as the plain sums are.
            Vector256<double> lower = Vector256<double>.Zero + Vector256.WidenLower(a) + Vector256.WidenLower(b) + Vector256.WidenLower(c) + Vector256.WidenLower(d);
            Vector256<double> upper = Vector256<double>.Zero + Vector256.WidenUpper(a) + Vector256.WidenUpper(b) + Vector256.WidenUpper(c) + Vector256.WidenUpper(d);
            Vector256<float> mean = Vector256.Narrow(lower / Vector256.WidenLower(measured), upper / Vector256.WidenUpper(measured));
            Vector256.ConditionalSelect(Vector256.LessThan(measured, Vector256.Create(2f)), Vector256.Create(float.NaN), mean).CopyTo(means[x..]);
        }
        for (; x < means.Length; x++)
        {
            double sum = 0;
            int measured = 0;
            foreach (float height in (ReadOnlySpan<float>)[above[2 * x], above[2 * x + 1], below[2 * x], below[2 * x + 1]])
                if (!float.IsNaN(height))
                    (sum, measured) = (sum + height, measured + 1);
            means[x] = measured < 2 ? float.NaN : (float)(sum / measured);
        }
    }

    /// <summary>The points of even and of odd places.</summary>
    private static (Vector256<float> Even, Vector256<float> Odd) Columns(ReadOnlySpan<float> row)
    {
        Vector256<ulong> first = Vector256.Create(row).AsUInt64(), second = Vector256.Create(row[Lanes..]).AsUInt64();
        return (Vector256.Narrow(first, second).AsSingle(), Vector256.Narrow(first >> 32, second >> 32).AsSingle());
    }

    private static Vector256<float> One(Vector256<float> heights) => Vector256.Equals(heights, heights) & Vector256.Create(1f);

    private static Vector256<float> OrZero(Vector256<float> heights) => Vector256.Equals(heights, heights) & heights;
}
