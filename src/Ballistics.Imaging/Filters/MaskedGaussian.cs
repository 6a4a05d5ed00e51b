using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Filters;

/// <summary>
/// The ISO 16610-61 areal Gaussian filter on a surface with unmeasured points: masked normalised convolution, so that what was
/// not measured has no weight instead of counting as zero. Separable, and the same bits on every machine: each output is summed
/// in one order whatever the vector width, and the weights are multiples of 2⁻¹⁶.
/// </summary>
public static class MaskedGaussian
{
    /// <summary>Standard deviation of the Gaussian as a share of the ISO 16610-21 cut-off wavelength (50 % transmission).</summary>
    public const double SigmaPerCutoff = 0.18739;

    /// <summary>Beyond this many standard deviations the weight is below a thousandth and left out.</summary>
    private const double Reach = 3.5;

    /// <summary>Where less of the weight was measured nothing is said.</summary>
    private const float LeastWeight = 0.1f;

    /// <summary>The low-pass surface: wavelengths above the cut-off pass. NaN where less than a tenth of the weight was measured.</summary>
    /// <param name="surface">Heights, NaN where unmeasured.</param>
    /// <param name="cutoff">ISO 16610 cut-off wavelength, metres.</param>
    public static Topography LowPass(Topography surface, double cutoff)
    {
        ArgumentNullException.ThrowIfNull(surface);
        int count = surface.Width * surface.Height;
        float[] values = GC.AllocateUninitializedArray<float>(count), rented = ArrayPool<float>.Shared.Rent(count);
        Span<float> weights = rented.AsSpan(0, count);
        Split(surface.Heights, values, weights);
        float[] acrossX = Weights(cutoff / surface.SpacingX), acrossY = Weights(cutoff / surface.SpacingY);
        Convolve(values, surface.Width, surface.Height, acrossX, acrossY);
        Convolve(weights, surface.Width, surface.Height, acrossX, acrossY);
        Divide(values, weights);
        ArrayPool<float>.Shared.Return(rented);
        return new Topography(surface.Width, surface.Height, surface.SpacingX, surface.SpacingY, values, surface.Datum);
    }

    /// <summary>
    /// The share of the weight about each point that was measured, 0 to 1: bit for bit the <see cref="LowPass"/> of a surface of 1 where this
    /// one was measured and 0 elsewhere, for half the work, as the weights of a whole surface are alike in all rows far from its edges.
    /// </summary>
    /// <param name="surface">Heights, NaN where unmeasured.</param>
    /// <param name="cutoff">ISO 16610 cut-off wavelength, metres.</param>
    /// <param name="shares">Takes a share for each point.</param>
    public static void MeasuredShare(Topography surface, double cutoff, Span<float> shares)
    {
        ArgumentNullException.ThrowIfNull(surface);
        int width = surface.Width, height = surface.Height;
        float[] acrossX = Weights(cutoff / surface.SpacingX), acrossY = Weights(cutoff / surface.SpacingY);
        Split(surface.Heights, [], shares);
        Convolve(shares, width, height, acrossX, acrossY);
        int radius = acrossY.Length / 2, rows = Math.Min(height, 2 * radius + 1);
        float[] rented = ArrayPool<float>.Shared.Rent(width * rows);
        Span<float> whole = rented.AsSpan(0, width * rows);
        whole.Fill(1);
        Convolve(whole, width, rows, acrossX, acrossY);
        for (int y = 0; y < height; y++)
        {
            int alike = y < radius ? y : Math.Max(rows - (height - y), Math.Min(y, radius));
            Divide(shares.Slice(y * width, width), whole.Slice(alike * width, width));
        }
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>Each value by its weight, NaN where that is too little. Lane by lane, so that the register's width changes no bit.</summary>
    private static void Divide(Span<float> values, ReadOnlySpan<float> weights)
    {
        int lanes = Vector<float>.Count, i = 0;
        for (; i <= values.Length - lanes; i += lanes)
        {
            var weight = new Vector<float>(weights[i..]);
            Vector.ConditionalSelect(
                Vector.LessThan(weight, new Vector<float>(LeastWeight)), new Vector<float>(float.NaN), new Vector<float>(values[i..]) / weight).CopyTo(values[i..]);
        }
        for (; i < values.Length; i++)
            values[i] = weights[i] < LeastWeight ? float.NaN : values[i] / weights[i];
    }

    /// <summary>Heights with 0 for what was not measured, where they are wanted, and 1 where a height was measured, 0 elsewhere.</summary>
    private static void Split(ReadOnlySpan<float> heights, Span<float> values, Span<float> weights)
    {
        int i = 0;
        for (; i <= heights.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var height = new Vector<float>(heights[i..]);
            Vector<int> measured = Vector.Equals(height, height);
            Vector.ConditionalSelect(measured, Vector<float>.One, default).CopyTo(weights[i..]);
            if (!values.IsEmpty)
                Vector.ConditionalSelect(measured, height, default).CopyTo(values[i..]);
        }
        for (; i < heights.Length; i++)
        {
            weights[i] = float.IsNaN(heights[i]) ? 0 : 1;
            if (!values.IsEmpty)
                values[i] = float.IsNaN(heights[i]) ? 0 : heights[i];
        }
    }

    private static float[] Weights(double cutoffInPoints)
    {
        double sigma = SigmaPerCutoff * cutoffInPoints;
        int radius = Math.Max(1, (int)Math.Ceiling(Reach * sigma));
        var raw = new double[2 * radius + 1];
        for (int i = -radius; i <= radius; i++)
            raw[i + radius] = Math.Exp(-0.5 * i * i / (sigma * sigma));
        double sum = raw.Sum();
        return [.. raw.Select(weight => (float)(Math.Round(weight / sum * 65536) / 65536))];
    }

    private static void Convolve(Span<float> map, int width, int height, float[] acrossX, float[] acrossY)
    {
        int beside = acrossX.Length / 2;
        float[] rented = ArrayPool<float>.Shared.Rent(width * height + width + 2 * beside);
        Span<float> across = rented.AsSpan(0, width * height), padded = rented.AsSpan(width * height, width + 2 * beside);
        padded.Clear();
        for (int y = 0; y < height; y++)
        {
            map.Slice(y * width, width).CopyTo(padded[beside..]);
            Sum(across.Slice(y * width, width), padded, 1, acrossX);
        }
        int radius = acrossY.Length / 2;
        for (int y = 0; y < height; y++)
        {
            int first = Math.Max(0, y - radius), last = Math.Min(height - 1, y + radius);
            Sum(map.Slice(y * width, width), across.Slice(first * width, (last - first + 1) * width), width, acrossY.AsSpan(first - y + radius, last - first + 1));
        }
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>
    /// Each sum[i] becomes Σ weights[tap] · source[i + tap · step], summed from the first tap to the last. Multiplied, rounded, then added
    /// in each lane: no fused step and one order, so no machine differs. Sums of several vectors stay in registers while the taps run.
    /// </summary>
    private static void Sum(Span<float> sums, ReadOnlySpan<float> source, int step, ReadOnlySpan<float> weights)
    {
        int lanes = Vector<float>.Count, i = Vector512.IsHardwareAccelerated ? SumWidest(sums, source, step, weights) : 0;
        for (; i <= sums.Length - 4 * lanes; i += 4 * lanes)
        {
            Vector<float> a = default, b = default, c = default, d = default;
            for (int tap = 0; tap < weights.Length; tap++)
            {
                ReadOnlySpan<float> from = source.Slice(i + tap * step, 4 * lanes);
                var weight = new Vector<float>(weights[tap]);
                a += new Vector<float>(from) * weight;
                b += new Vector<float>(from[lanes..]) * weight;
                c += new Vector<float>(from[(2 * lanes)..]) * weight;
                d += new Vector<float>(from[(3 * lanes)..]) * weight;
            }
            a.CopyTo(sums[i..]);
            b.CopyTo(sums[(i + lanes)..]);
            c.CopyTo(sums[(i + 2 * lanes)..]);
            d.CopyTo(sums[(i + 3 * lanes)..]);
        }
        for (; i <= sums.Length - lanes; i += lanes)
        {
            Vector<float> a = default;
            for (int tap = 0; tap < weights.Length; tap++)
                a += new Vector<float>(source[(i + tap * step)..]) * new Vector<float>(weights[tap]);
            a.CopyTo(sums[i..]);
        }
        for (; i < sums.Length; i++)
        {
            float sum = 0;
            for (int tap = 0; tap < weights.Length; tap++)
                sum += source[i + tap * step] * weights[tap];
            sums[i] = sum;
        }
    }

    /// <summary>The same with the widest registers, as far as they fit; returns how many sums it made.</summary>
    private static int SumWidest(Span<float> sums, ReadOnlySpan<float> source, int step, ReadOnlySpan<float> weights)
    {
        const int lanes = 16;
        // What lies within is looked at once instead of at every load.
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, sums.Length + (weights.Length - 1) * step);
        ref float from = ref MemoryMarshal.GetReference(source);
        int i = 0;
        for (; i <= sums.Length - 4 * lanes; i += 4 * lanes)
        {
            Vector512<float> a = default, b = default, c = default, d = default;
            nuint at = (nuint)i;
            foreach (float tap in weights)
            {
                Vector512<float> weight = Vector512.Create(tap);
                a += Vector512.LoadUnsafe(ref from, at) * weight;
                b += Vector512.LoadUnsafe(ref from, at + lanes) * weight;
                c += Vector512.LoadUnsafe(ref from, at + 2 * lanes) * weight;
                d += Vector512.LoadUnsafe(ref from, at + 3 * lanes) * weight;
                at += (nuint)step;
            }
            a.CopyTo(sums[i..]);
            b.CopyTo(sums[(i + lanes)..]);
            c.CopyTo(sums[(i + 2 * lanes)..]);
            d.CopyTo(sums[(i + 3 * lanes)..]);
        }
        for (; i <= sums.Length - lanes; i += lanes)
        {
            Vector512<float> a = default;
            nuint at = (nuint)i;
            foreach (float tap in weights)
            {
                a += Vector512.LoadUnsafe(ref from, at) * Vector512.Create(tap);
                at += (nuint)step;
            }
            a.CopyTo(sums[i..]);
        }
        return i;
    }
}
