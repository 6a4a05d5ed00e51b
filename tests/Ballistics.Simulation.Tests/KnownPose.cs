using Ballistics.Evidence;

namespace Ballistics.Simulation.Tests;

/// <summary>Correlates two scans where the truth says they lie, with nothing of the project's comparison.</summary>
internal static class KnownPose
{
    // Long waves (tilt, crown) would correlate between any two scans: a mean over ±125 µm is taken off.
    private const double Reach = 125e-6;

    /// <summary>Normalised correlation of the points both scans have, once short waves alone are left.</summary>
    public static double Correlation(Topography first, Pose firstPlacement, Topography second, Pose secondPlacement)
    {
        float[] a = WithoutLongWaves(first), b = WithoutLongWaves(second);
        Pose back = secondPlacement.Inverse();
        double n = 0, sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
        for (int row = 0; row < first.Height; row++)
            for (int column = 0; column < first.Width; column++)
            {
                (double x, double y) = firstPlacement.Apply(
                    (column - (first.Width - 1) / 2.0) * first.SpacingX, (row - (first.Height - 1) / 2.0) * first.SpacingY);
                (x, y) = back.Apply(x, y);
                double va = a[row * first.Width + column];
                double vb = Between(b, second, x / second.SpacingX + (second.Width - 1) / 2.0, y / second.SpacingY + (second.Height - 1) / 2.0);
                if (double.IsNaN(va + vb))
                    continue;
                (n, sa, sb, saa, sbb, sab) = (n + 1, sa + va, sb + vb, saa + va * va, sbb + vb * vb, sab + va * vb);
            }
        Assert.True(n > 1000, $"The scans share only {n} points.");
        return (sab - sa * sb / n) / Math.Sqrt((saa - sa * sa / n) * (sbb - sb * sb / n));
    }

    /// <summary>Pearson's correlation of the places where both have a number.</summary>
    public static double Correlation(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        (double a, double b)[] pairs = [.. first.Zip(second).Where(pair => !double.IsNaN(pair.First + pair.Second))];
        double ma = pairs.Average(pair => pair.a), mb = pairs.Average(pair => pair.b);
        return pairs.Sum(p => (p.a - ma) * (p.b - mb)) / Math.Sqrt(pairs.Sum(p => (p.a - ma) * (p.a - ma)) * pairs.Sum(p => (p.b - mb) * (p.b - mb)));
    }

    private static double Between(float[] heights, Topography grid, double x, double y)
    {
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        if (left < 0 || top < 0 || left + 1 >= grid.Width || top + 1 >= grid.Height)
            return double.NaN;
        double dx = x - left, dy = y - top;
        int i = top * grid.Width + left;
        return (heights[i] * (1 - dx) + heights[i + 1] * dx) * (1 - dy) + (heights[i + grid.Width] * (1 - dx) + heights[i + grid.Width + 1] * dx) * dy;
    }

    private static float[] WithoutLongWaves(Topography scan)
    {
        (double[] sums, double[] counts) = (Table(scan, height => height), Table(scan, _ => 1));
        int rx = (int)(Reach / scan.SpacingX), ry = (int)(Reach / scan.SpacingY);
        var left = new float[scan.Width * scan.Height];
        for (int y = 0; y < scan.Height; y++)
            for (int x = 0; x < scan.Width; x++)
                left[y * scan.Width + x] = (float)(scan[x, y] - Box(sums, scan, x, y, rx, ry) / Box(counts, scan, x, y, rx, ry));
        return left;
    }

    private static double[] Table(Topography scan, Func<float, double> value)
    {
        int stride = scan.Width + 1;
        var table = new double[stride * (scan.Height + 1)];
        for (int y = 0; y < scan.Height; y++)
            for (int x = 0; x < scan.Width; x++)
                table[(y + 1) * stride + x + 1] = (float.IsNaN(scan[x, y]) ? 0 : value(scan[x, y]))
                    + table[y * stride + x + 1] + table[(y + 1) * stride + x] - table[y * stride + x];
        return table;
    }

    private static double Box(double[] table, Topography scan, int x, int y, int rx, int ry)
    {
        int stride = scan.Width + 1, left = Math.Max(0, x - rx), right = Math.Min(scan.Width, x + rx + 1);
        int top = Math.Max(0, y - ry) * stride, bottom = Math.Min(scan.Height, y + ry + 1) * stride;
        return table[bottom + right] - table[top + right] - table[bottom + left] + table[top + left];
    }
}
