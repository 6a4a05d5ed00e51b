using System.Numerics;

namespace Ballistics.Imaging.Preparation;

/// <summary>
/// Heights above the median of the few points about them along the striae, a register of columns at a time: a network of comparisons
/// sorts what was measured, and what was not comes last.
/// </summary>
internal static class ColumnMedians
{
    private const int Window = StriatedParameters.OutlierWindow;

    /// <summary>Of every point of a row, how far it lies above the median of its column's points within the window; NaN where unmeasured.</summary>
    /// <param name="heights">Row after row; NaN is unmeasured.</param>
    /// <param name="width">Points in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="y">The row.</param>
    /// <param name="away">Takes the differences.</param>
    public static void Subtract(ReadOnlySpan<float> heights, int width, int height, int y, Span<float> away)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int x = 0; x < width; x += Vector<float>.Count)
        {
            int count = Math.Min(Vector<float>.Count, width - x);
            Vector<float> here = Read(heights, width, y, x, lanes), median = Median(heights, width, height, y, x, lanes);
            (here - median).CopyTo(lanes);
            lanes[..count].CopyTo(away[x..]);
        }
    }

    private static Vector<float> Median(ReadOnlySpan<float> heights, int width, int height, int y, int x, Span<float> lanes)
    {
        Vector<float> a = At(-2, heights, width, height, y, x, lanes), b = At(-1, heights, width, height, y, x, lanes), c = At(0, heights, width, height, y, x, lanes);
        Vector<float> d = At(1, heights, width, height, y, x, lanes), e = At(2, heights, width, height, y, x, lanes);
        var beyond = new Vector<float>(float.PositiveInfinity);
        Vector<int> unmeasured = Vector.Equals(a, beyond) + Vector.Equals(b, beyond) + Vector.Equals(c, beyond) + Vector.Equals(d, beyond) + Vector.Equals(e, beyond);
        Sort(ref a, ref b);
        Sort(ref d, ref e);
        Sort(ref c, ref e);
        Sort(ref c, ref d);
        Sort(ref a, ref d);
        Sort(ref a, ref c);
        Sort(ref b, ref e);
        Sort(ref b, ref d);
        Sort(ref b, ref c);
        // Of n measured points the one at n / 2 in the order; each of the lacking five counts −1.
        Vector<int> measured = unmeasured + new Vector<int>(Window);
        return Vector.ConditionalSelect(Vector.GreaterThan(measured, new Vector<int>(3)), c,
            Vector.ConditionalSelect(Vector.GreaterThan(measured, Vector<int>.One), b, a));
    }

    /// <summary>The points of a row near the middle one; unmeasured ones and those beyond the surface as infinity.</summary>
    private static Vector<float> At(int offset, ReadOnlySpan<float> heights, int width, int height, int y, int x, Span<float> lanes)
    {
        var beyond = new Vector<float>(float.PositiveInfinity);
        if (y + offset < 0 || y + offset >= height)
            return beyond;
        Vector<float> row = Read(heights, width, y + offset, x, lanes);
        return Vector.ConditionalSelect(Vector.Equals(row, row), row, beyond);
    }

    private static Vector<float> Read(ReadOnlySpan<float> heights, int width, int y, int x, Span<float> lanes)
    {
        if (x + Vector<float>.Count <= width)
            return new Vector<float>(heights[(y * width + x)..]);
        lanes.Fill(float.NaN);
        heights.Slice(y * width + x, width - x).CopyTo(lanes);
        return new Vector<float>(lanes);
    }

    private static void Sort(ref Vector<float> low, ref Vector<float> high) => (low, high) = (Vector.Min(low, high), Vector.Max(low, high));
}
