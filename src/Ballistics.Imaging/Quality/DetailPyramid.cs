using System.Numerics;
using System.Runtime.InteropServices;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Quality;

/// <summary>
/// A map halved again and again, each point the mean of the four beneath it, so that detail can be measured at each size apart.
/// What was not measured is NaN and has no weight.
/// </summary>
internal sealed class DetailPyramid
{
    /// <summary>Fewer second differences than this say nothing about detail.</summary>
    private const int LeastSamples = 50;

    /// <summary>About how many second differences a level is judged by, along each axis; more would tell nothing more.</summary>
    private const int Samples = 1 << 16;

    private readonly List<(ReadOnlyMemory<float> Values, int Width, int Height)> _levels = [];

    /// <summary>Halves the map while two rows and two columns are left.</summary>
    /// <param name="values">The map, row after row.</param>
    /// <param name="width">Points in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="depth">How many levels are needed at most.</param>
    public DetailPyramid(ReadOnlyMemory<float> values, int width, int height, int depth)
    {
        _levels.Add((values, width, height));
        while (_levels.Count < depth && width >= 4 && height >= 4)
        {
            values = Halve(values.Span, width, height);
            (width, height) = (width / 2, height / 2);
            _levels.Add((values, width, height));
        }
    }

    /// <summary>How many levels there are.</summary>
    public int Depth => _levels.Count;

    /// <summary>A level: the map itself is 0, each next one is half as wide; null where there are not so many.</summary>
    public (ReadOnlyMemory<float> Values, int Width, int Height)? Level(int level) => level < _levels.Count ? _levels[level] : null;

    /// <summary>
    /// How much detail of about two to four points' wavelength a level has: the robust deviation of second differences, along the axis
    /// where there is more of it (striae have none along themselves). White noise of deviation 1 has detail 1. NaN where too little was measured.
    /// </summary>
    public double Detail(int level)
    {
        if (Level(level) is not { } map)
            return double.NaN;
        double across = Deviation(Differences(map.Values.Span, map.Width, map.Height, 1), 2), down = Deviation(Differences(map.Values.Span, map.Width, map.Height, map.Width), 2);
        return double.IsNaN(across) ? down : double.IsNaN(down) ? across : Math.Max(across, down);
    }

    /// <summary>Second differences along one axis, a regular sample of them.</summary>
    internal static float[] Differences(ReadOnlySpan<float> values, int width, int height, int step)
    {
        var found = new List<float>(Samples);
        int marginX = step == 1 ? 1 : 0, marginY = step == 1 ? 0 : 1;
        int stride = Math.Max(1, (int)((long)width * height / Samples));
        // A stride that shares no factor with the width visits all columns.
        while (stride > 1 && width % stride == 0)
            stride++;
        for (long i = 0; i < values.Length; i += stride)
        {
            int at = (int)i, x = at % width, y = at / width;
            if (x < marginX || x >= width - marginX || y < marginY || y >= height - marginY)
                continue;
            float difference = values[at - step] - 2 * values[at] + values[at + step];
            if (!float.IsNaN(difference))
                found.Add(Math.Abs(difference));
        }
        return [.. found];
    }

    /// <summary>The standard deviation of normal white noise that has such second differences.</summary>
    /// <param name="magnitudes">Absolute second differences; their order is changed.</param>
    /// <param name="part">2 takes it from their median; 4 from their lower quartile, which more spikes leave where it is.</param>
    internal static double Deviation(float[] magnitudes, int part)
    {
        if (magnitudes.Length < LeastSamples)
            return double.NaN;
        // The median and the lower quartile of a normal magnitude, and √6: the deviation of a − 2b + c.
        double expected = part == 2 ? 0.67449 : 0.31864;
        return OrderStatistics.SelectMagnitude(magnitudes, magnitudes.Length / part) / (expected * Math.Sqrt(6));
    }

    private static float[] Halve(ReadOnlySpan<float> values, int width, int height)
    {
        int halfWidth = width / 2, halfHeight = height / 2;
        var half = new float[halfWidth * halfHeight];
        var pairs = new float[width];
        for (int y = 0; y < halfHeight; y++)
        {
            ReadOnlySpan<float> upper = values.Slice(2 * y * width, width), lower = values.Slice((2 * y + 1) * width, width);
            AddRows(upper, lower, pairs);
            Span<float> row = half.AsSpan(y * halfWidth, halfWidth);
            for (int x = 0; x < row.Length; x++)
            {
                float sum = pairs[2 * x] + pairs[2 * x + 1];
                row[x] = float.IsNaN(sum) ? MeanOfMeasured(upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1]) : sum / 4;
            }
        }
        return half;
    }

    private static void AddRows(ReadOnlySpan<float> upper, ReadOnlySpan<float> lower, Span<float> sums)
    {
        ReadOnlySpan<Vector<float>> a = MemoryMarshal.Cast<float, Vector<float>>(upper), b = MemoryMarshal.Cast<float, Vector<float>>(lower);
        Span<Vector<float>> sum = MemoryMarshal.Cast<float, Vector<float>>(sums);
        for (int i = 0; i < a.Length; i++)
            sum[i] = a[i] + b[i];
        for (int x = a.Length * Vector<float>.Count; x < upper.Length; x++)
            sums[x] = upper[x] + lower[x];
    }

    /// <summary>NaN where less than half was measured.</summary>
    private static float MeanOfMeasured(float a, float b, float c, float d)
    {
        float sum = 0;
        int count = 0;
        foreach (float value in (ReadOnlySpan<float>)[a, b, c, d])
            if (!float.IsNaN(value))
            {
                sum += value;
                count++;
            }
        return count < 2 ? float.NaN : sum / count;
    }
}
