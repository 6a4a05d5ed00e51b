using System.Numerics;
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

    /// <summary>The low-pass surface: wavelengths above the cut-off pass. NaN where less than a tenth of the weight was measured.</summary>
    /// <param name="surface">Heights, NaN where unmeasured.</param>
    /// <param name="cutoff">ISO 16610 cut-off wavelength, metres.</param>
    public static Topography LowPass(Topography surface, double cutoff)
    {
        ArgumentNullException.ThrowIfNull(surface);
        int count = surface.Width * surface.Height;
        var values = new float[count];
        var weights = new float[count];
        for (int i = 0; i < count; i++)
        {
            bool measured = !float.IsNaN(surface.Heights[i]);
            values[i] = measured ? surface.Heights[i] : 0;
            weights[i] = measured ? 1 : 0;
        }
        float[] acrossX = Weights(cutoff / surface.SpacingX), acrossY = Weights(cutoff / surface.SpacingY);
        Convolve(values, surface.Width, surface.Height, acrossX, acrossY);
        Convolve(weights, surface.Width, surface.Height, acrossX, acrossY);
        for (int i = 0; i < count; i++)
            values[i] = weights[i] < 0.1f ? float.NaN : values[i] / weights[i];
        return new Topography(surface.Width, surface.Height, surface.SpacingX, surface.SpacingY, values, surface.Datum);
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

    private static void Convolve(float[] map, int width, int height, float[] acrossX, float[] acrossY)
    {
        var padded = new float[width + acrossX.Length - 1];
        for (int y = 0; y < height; y++)
        {
            Span<float> row = map.AsSpan(y * width, width);
            row.CopyTo(padded.AsSpan(acrossX.Length / 2));
            row.Clear();
            for (int tap = 0; tap < acrossX.Length; tap++)
                Accumulate(row, padded.AsSpan(tap, width), acrossX[tap]);
        }
        float[] source = (float[])map.Clone();
        int radius = acrossY.Length / 2;
        for (int y = 0; y < height; y++)
        {
            Span<float> row = map.AsSpan(y * width, width);
            row.Clear();
            for (int tap = 0; tap < acrossY.Length; tap++)
                if (y + tap - radius is int from && from >= 0 && from < height)
                    Accumulate(row, source.AsSpan(from * width, width), acrossY[tap]);
        }
    }

    /// <summary>target += weight · source. Multiplied, rounded, then added in each lane: no fused step, so no machine differs.</summary>
    private static void Accumulate(Span<float> target, ReadOnlySpan<float> source, float weight)
    {
        int i = 0;
        var factor = new Vector<float>(weight);
        for (; i <= target.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(target[i..]) + new Vector<float>(source[i..]) * factor).CopyTo(target[i..]);
        for (; i < target.Length; i++)
            target[i] += source[i] * weight;
    }
}
