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
        float[] shortWaves = new float[width], longWaves = new float[width];
        for (int y = 0; y < rows; y++)
        {
            ReadOnlySpan<float> row = surface.Row(firstRow + y);
            Smooth(row, surface.SpacingX, StriatedParameters.ReliefShortCutoff, shortWaves);
            Smooth(row, surface.SpacingX, StriatedParameters.ReliefLongCutoff, longWaves);
            for (int x = 0; x < width; x++)
                values[y * width + x] = float.IsNaN(row[x]) ? float.NaN : shortWaves[x] - longWaves[x];
        }
        float most = (float)(StriatedParameters.ReliefClip * RobustStatistics.Deviation(values));
        for (int i = 0; i < values.Length; i++)
            values[i] = float.IsNaN(values[i]) ? 0 : Math.Clamp(values[i], -most, most);
        return new StriatedRelief(surface, firstRow, rows, values);
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

    /// <summary>Three running means of what was measured: nearly a Gaussian with the standard deviation of the cut-off (ISO 16610-21).</summary>
    private static void Smooth(ReadOnlySpan<float> row, double spacing, double cutoff, float[] smooth)
    {
        double sigma = 0.1874 * cutoff / spacing;
        int reach = Math.Max(0, (int)Math.Round((Math.Sqrt(4 * sigma * sigma + 1) - 1) / 2));
        double[] sums = new double[row.Length], weights = new double[row.Length];
        // Heights are taken from the row's first, so that the sums keep their digits.
        float datum = 0;
        foreach (float z in row)
            if (!float.IsNaN(z))
            {
                datum = z;
                break;
            }
        for (int x = 0; x < row.Length; x++)
            (sums[x], weights[x]) = float.IsNaN(row[x]) ? (0, 0) : (row[x] - (double)datum, 1);
        for (int pass = 0; pass < 3; pass++)
        {
            sums = RunningSums(sums, reach);
            weights = RunningSums(weights, reach);
        }
        for (int x = 0; x < row.Length; x++)
            smooth[x] = weights[x] > 0 ? (float)(sums[x] / weights[x] + datum) : float.NaN;
    }

    private static double[] RunningSums(double[] values, int reach)
    {
        var sums = new double[values.Length];
        double sum = 0;
        for (int x = -reach; x < values.Length; x++)
        {
            if (x + reach < values.Length)
                sum += values[x + reach];
            if (x - reach - 1 >= 0)
                sum -= values[x - reach - 1];
            if (x >= 0)
                sums[x] = sum;
        }
        return sums;
    }
}
