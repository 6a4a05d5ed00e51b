using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ballistics.Imaging.Filters;

/// <summary>
/// A quick stand-in for a Gaussian mean along a line: three running means of what was measured. For what steers a choice, not for
/// what is compared.
/// </summary>
/// <remarks>
/// Four lines are smoothed at a time, one in each lane: every line's sums are taken in the order in which one line alone would take
/// them, so that neither the width of a register nor a line's neighbours change a bit.
/// </remarks>
internal static class RunningGaussian
{
    /// <summary>The standard deviation of the Gaussian whose cut-off lets half of a wavelength's amplitude pass, as a share of it (ISO 16610-21).</summary>
    public const double DeviationPerCutoff = 0.1874;

    private const int Lanes = 4;

    /// <summary>Smooths a line; unmeasured points take the mean of their neighbours, and stay unmeasured where there are none.</summary>
    /// <param name="line">The line; NaN is unmeasured.</param>
    /// <param name="deviation">Standard deviation of the Gaussian, points.</param>
    public static float[] Smooth(ReadOnlySpan<float> line, double deviation) => SmoothRows(line, line.Length, deviation);

    /// <summary>Smooths every row of a map.</summary>
    /// <param name="rows">Row after row; NaN is unmeasured.</param>
    /// <param name="width">Points in a row.</param>
    /// <param name="deviation">Standard deviation of the Gaussian, points.</param>
    public static float[] SmoothRows(ReadOnlySpan<float> rows, int width, double deviation)
    {
        int reach = Math.Max(0, (int)Math.Round((Math.Sqrt(4 * deviation * deviation + 1) - 1) / 2));
        var smooth = new float[rows.Length];
        Vector256<double>[] sums = new Vector256<double>[width], weights = new Vector256<double>[width];
        Vector256<double>[] nextSums = new Vector256<double>[width], nextWeights = new Vector256<double>[width];
        Span<float> datum = stackalloc float[Lanes];
        for (int start = 0; start < rows.Length; start += Lanes * width)
        {
            int lanes = Math.Min(Lanes, (rows.Length - start) / width);
            for (int lane = 0; lane < lanes; lane++)
                datum[lane] = Load(rows.Slice(start + lane * width, width), lane, sums, weights);
            for (int pass = 0; pass < 3; pass++)
            {
                RunningSums(sums, weights, reach, nextSums, nextWeights);
                (sums, nextSums) = (nextSums, sums);
                (weights, nextWeights) = (nextWeights, weights);
            }
            for (int lane = 0; lane < lanes; lane++)
                Store(sums, weights, lane, datum[lane], smooth.AsSpan(start + lane * width, width));
        }
        return smooth;
    }

    /// <summary>Puts a line into a lane. Heights are taken from the line's first, which is returned, so that the sums keep their digits.</summary>
    private static float Load(ReadOnlySpan<float> line, int lane, Vector256<double>[] sums, Vector256<double>[] weights)
    {
        float datum = 0;
        foreach (float z in line)
            if (!float.IsNaN(z))
            {
                datum = z;
                break;
            }
        Span<double> toSums = MemoryMarshal.Cast<Vector256<double>, double>(sums.AsSpan()), toWeights = MemoryMarshal.Cast<Vector256<double>, double>(weights.AsSpan());
        for (int x = 0; x < line.Length; x++)
            (toSums[x * Lanes + lane], toWeights[x * Lanes + lane]) = float.IsNaN(line[x]) ? (0, 0) : (line[x] - (double)datum, 1);
        return datum;
    }

    private static void Store(Vector256<double>[] sums, Vector256<double>[] weights, int lane, float datum, Span<float> smooth)
    {
        Span<double> fromSums = MemoryMarshal.Cast<Vector256<double>, double>(sums.AsSpan()), fromWeights = MemoryMarshal.Cast<Vector256<double>, double>(weights.AsSpan());
        for (int x = 0; x < smooth.Length; x++)
        {
            double weight = fromWeights[x * Lanes + lane];
            smooth[x] = weight > 0.5 ? (float)(fromSums[x * Lanes + lane] / weight + datum) : float.NaN;
        }
    }

    private static void RunningSums(Vector256<double>[] values, Vector256<double>[] weights, int reach, Vector256<double>[] sums, Vector256<double>[] counts)
    {
        Vector256<double> sum = Vector256<double>.Zero, count = sum;
        for (int x = -reach; x < values.Length; x++)
        {
            if (x + reach < values.Length)
            {
                sum += values[x + reach];
                count += weights[x + reach];
            }
            if (x - reach - 1 >= 0)
            {
                sum -= values[x - reach - 1];
                count -= weights[x - reach - 1];
            }
            if (x >= 0)
                (sums[x], counts[x]) = (sum, count);
        }
    }
}
