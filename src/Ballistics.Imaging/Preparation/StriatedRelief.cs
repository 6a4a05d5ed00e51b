using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Preparation;

/// <summary>
/// The relief of single rows between two wavelengths, in which striae can be followed from row to row. Unmeasured points are 0.
/// It steers where the profile is taken and is no part of it, so quick running means stand for the Gaussian.
/// </summary>
internal sealed class StriatedRelief
{
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
        var values = new float[width * rows];
        for (int y = 0; y < rows; y++)
            OfRow(surface.Row(firstRow + y), surface.SpacingX).CopyTo(values, y * width);
        float most = (float)(StriatedParameters.ReliefClip * RobustStatistics.Deviation(values));
        for (int i = 0; i < values.Length; i++)
            values[i] = float.IsNaN(values[i]) ? 0 : Math.Clamp(values[i], -most, most);
        return new StriatedRelief(surface, firstRow, rows, values);
    }

    /// <summary>The relief of one row, metres; NaN where unmeasured.</summary>
    public static float[] OfRow(ReadOnlySpan<float> row, double spacing)
    {
        float[] relief = RunningGaussian.Smooth(row, RunningGaussian.DeviationPerCutoff * StriatedParameters.ReliefShortCutoff / spacing);
        float[] longWaves = RunningGaussian.Smooth(row, RunningGaussian.DeviationPerCutoff * StriatedParameters.ReliefLongCutoff / spacing);
        for (int x = 0; x < relief.Length; x++)
            relief[x] = float.IsNaN(row[x]) ? float.NaN : relief[x] - longWaves[x];
        return relief;
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
        ReadOnlySpan<float> values = Values.AsSpan(row * Width, Width);
        for (int x = Math.Max(0, -whole); x < Math.Min(Width, Width - 1 - whole); x++)
        {
            float value = (1 - part) * values[x + whole] + part * values[x + whole + 1];
            sum[x] += value;
            if (!squares.IsEmpty)
                squares[x] += value * value;
        }
    }
}
