using System.Buffers;
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
    public static float[] Smooth(ReadOnlySpan<float> line, double deviation)
    {
        var smooth = new float[line.Length];
        SmoothRows(line, line.Length, deviation, smooth);
        return smooth;
    }

    /// <summary>Smooths every row of a map.</summary>
    /// <param name="rows">Row after row; NaN is unmeasured.</param>
    /// <param name="width">Points in a row.</param>
    /// <param name="deviation">Standard deviation of the Gaussian, points.</param>
    /// <param name="smooth">Takes the rows, smoothed.</param>
    public static void SmoothRows(ReadOnlySpan<float> rows, int width, double deviation, Span<float> smooth)
    {
        int reach = Math.Max(0, (int)Math.Round((Math.Sqrt(4 * deviation * deviation + 1) - 1) / 2));
        Vector256<double>[] work = ArrayPool<Vector256<double>>.Shared.Rent(4 * width);
        Span<Vector256<double>> sums = work.AsSpan(0, width), weights = work.AsSpan(width, width);
        Span<Vector256<double>> nextSums = work.AsSpan(2 * width, width), nextWeights = work.AsSpan(3 * width, width);
        Span<float> datum = stackalloc float[Lanes];
        for (int start = 0; start < rows.Length; start += Lanes * width)
        {
            int lanes = Math.Min(Lanes, (rows.Length - start) / width);
            for (int lane = 0; lane < lanes; lane++)
                datum[lane] = Load(rows.Slice(start + lane * width, width), lane, sums, weights);
            for (int pass = 0; pass < 3; pass++)
            {
                RunningSums(sums, weights, reach, nextSums, nextWeights);
                Span<Vector256<double>> oldSums = sums, oldWeights = weights;
                sums = nextSums;
                weights = nextWeights;
                nextSums = oldSums;
                nextWeights = oldWeights;
            }
            for (int lane = 0; lane < lanes; lane++)
                Store(sums, weights, lane, datum[lane], smooth.Slice(start + lane * width, width));
        }
        ArrayPool<Vector256<double>>.Shared.Return(work);
    }

    /// <summary>Puts a line into a lane. Heights are taken from the line's first, which is returned, so that the sums keep their digits.</summary>
    private static float Load(ReadOnlySpan<float> line, int lane, Span<Vector256<double>> sums, Span<Vector256<double>> weights)
    {
        float datum = 0;
        foreach (float z in line)
            if (!float.IsNaN(z))
            {
                datum = z;
                break;
            }
        Span<double> toSums = MemoryMarshal.Cast<Vector256<double>, double>(sums), toWeights = MemoryMarshal.Cast<Vector256<double>, double>(weights);
        for (int x = 0; x < line.Length; x++)
            (toSums[x * Lanes + lane], toWeights[x * Lanes + lane]) = float.IsNaN(line[x]) ? (0, 0) : (line[x] - (double)datum, 1);
        return datum;
    }

    private static void Store(Span<Vector256<double>> sums, Span<Vector256<double>> weights, int lane, float datum, Span<float> smooth)
    {
        Span<double> fromSums = MemoryMarshal.Cast<Vector256<double>, double>(sums), fromWeights = MemoryMarshal.Cast<Vector256<double>, double>(weights);
        for (int x = 0; x < smooth.Length; x++)
        {
            double weight = fromWeights[x * Lanes + lane];
            smooth[x] = weight > 0.5 ? (float)(fromSums[x * Lanes + lane] / weight + datum) : float.NaN;
        }
    }

    private static void RunningSums(
        ReadOnlySpan<Vector256<double>> values, ReadOnlySpan<Vector256<double>> weights, int reach, Span<Vector256<double>> sums, Span<Vector256<double>> counts)
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
