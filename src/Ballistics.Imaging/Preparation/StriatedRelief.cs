using System.Buffers;
using System.Numerics;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Preparation;

/// <summary>
/// The relief of single rows between two wavelengths, in which striae can be followed from row to row. Unmeasured points are 0.
/// It steers where the profile is taken and is no part of it, so quick running means stand for the Gaussian.
/// </summary>
internal sealed class StriatedRelief
{
    private const int RowsAtOnce = 32;

    private StriatedRelief(StriatedSurface surface, int firstRow, int rows, float[] values) =>
        (Width, FirstRow, Rows, SpacingX, SpacingY, Values) = (surface.Width, firstRow, rows, surface.SpacingX, surface.SpacingY, values);

    /// <summary>Points across the striae.</summary>
    public int Width { get; }

    /// <summary>The surface's row that is the first here.</summary>
    public int FirstRow { get; }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>Distance between neighbours across the striae, metres.</summary>
    public double SpacingX { get; }

    /// <summary>Distance between rows, metres.</summary>
    public double SpacingY { get; }

    /// <summary>Row after row, metres; 0 where unmeasured.</summary>
    public float[] Values { get; }

    /// <summary>The relief of some rows of a surface.</summary>
    public static StriatedRelief Of(StriatedSurface surface, int firstRow, int rows)
    {
        int width = surface.Width;
        float[] values = surface.Heights[(firstRow * width)..((firstRow + rows) * width)];
        OfRows(values, width, surface.SpacingX);
        float most = (float)(StriatedParameters.ReliefClip * RobustStatistics.Deviation(values));
        for (int i = 0; i < values.Length; i++)
            values[i] = float.IsNaN(values[i]) ? 0 : Math.Clamp(values[i], -most, most);
        return new StriatedRelief(surface, firstRow, rows, values);
    }

    /// <summary>The relief of each of some rows of one length, metres, one behind the other; NaN where unmeasured.</summary>
    public static float[] OfRows(ReadOnlySpan<float[]> rows, double spacing)
    {
        if (rows.IsEmpty)
            return [];
        int width = rows[0].Length;
        var values = new float[rows.Length * width];
        for (int k = 0; k < rows.Length; k++)
            rows[k].CopyTo(values, k * width);
        OfRows(values, width, spacing);
        return values;
    }

    /// <summary>Puts the relief in the place of heights.</summary>
    private static void OfRows(Span<float> values, int width, double spacing)
    {
        // Some rows at a time stay in the cache; each is smoothed by itself, so that this changes no bit.
        int most = Math.Min(values.Length, RowsAtOnce * width);
        float[] work = ArrayPool<float>.Shared.Rent(2 * most);
        for (int length; !values.IsEmpty; values = values[length..])
        {
            length = Math.Min(values.Length, most);
            Span<float> relief = work.AsSpan(0, length), longWaves = work.AsSpan(most, length);
            RunningGaussian.SmoothRows(values[..length], width, RunningGaussian.DeviationPerCutoff * StriatedParameters.ReliefShortCutoff / spacing, relief);
            RunningGaussian.SmoothRows(values[..length], width, RunningGaussian.DeviationPerCutoff * StriatedParameters.ReliefLongCutoff / spacing, longWaves);
            for (int i = 0; i < length; i++)
                values[i] = float.IsNaN(values[i]) ? float.NaN : relief[i] - longWaves[i];
        }
        ArrayPool<float>.Shared.Return(work);
    }

    /// <summary>Adds a row to <paramref name="sum"/>, moved left by so many points; what comes in from beyond the row is 0.</summary>
    /// <param name="row">The row.</param>
    /// <param name="shift">Points it is moved to the left by; between points the neighbours count in proportion.</param>
    /// <param name="sum">Takes the values.</param>
    /// <param name="squares">Takes their squares; may be empty.</param>
    public void AddShifted(int row, double shift, Span<float> sum, Span<float> squares = default)
    {
        int whole = (int)Math.Floor(shift);
        float part = (float)(shift - whole);
        int from = Math.Max(0, -whole), count = Math.Min(Width, Width - 1 - whole) - from;
        if (count <= 0)
            return;
        ReadOnlySpan<float> left = Values.AsSpan(row * Width + from + whole, count), right = Values.AsSpan(row * Width + from + whole + 1, count);
        AddBetween(left, right, part, sum.Slice(from, count), squares.IsEmpty ? default : squares.Slice(from, count));
    }

    /// <summary>Each lane multiplied, rounded, then added: the same bits whatever the width of a register.</summary>
    private static void AddBetween(ReadOnlySpan<float> left, ReadOnlySpan<float> right, float part, Span<float> sum, Span<float> squares)
    {
        int x = 0;
        Vector<float> toRight = new(part), toLeft = new(1 - part);
        for (; x <= sum.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            Vector<float> value = toLeft * new Vector<float>(left[x..]) + toRight * new Vector<float>(right[x..]);
            (new Vector<float>(sum[x..]) + value).CopyTo(sum[x..]);
            if (!squares.IsEmpty)
                (new Vector<float>(squares[x..]) + value * value).CopyTo(squares[x..]);
        }
        for (; x < sum.Length; x++)
        {
            float value = (1 - part) * left[x] + part * right[x];
            sum[x] += value;
            if (!squares.IsEmpty)
                squares[x] += value * value;
        }
    }
}
