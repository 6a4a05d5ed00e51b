using System.Numerics;
using Ballistics.Evidence;

namespace Ballistics.Comparison.Embedding;

/// <summary>
/// Embeds impressed marks without having learned anything. The product of one ring's Fourier coefficient with the conjugate of
/// another's, at the same frequency, does not change when the mark is turned, and unlike a magnitude it keeps how the rings lie to one
/// another. Summed over the frequencies with a lag, such products are the correlation of one ring with another turned by the lag; only
/// lags of up to a tenth of a turn count, so that what is lost of a mark takes along little of the rest. There are some ten thousand
/// products; sums with signs drawn from a fixed seed bring them down to <see cref="MarkEmbedding.Dimensions"/> and keep the angles between
/// vectors (Johnson and Lindenstrauss 1984; Pham and Pagh 2013 for products). A shift of the centre does change them; so a probe is
/// embedded about a grid of centres.
/// </summary>
/// <remarks>Sums run in one order on every machine: the embedding is the same to the last bit.</remarks>
public sealed class RingPairEmbedder : IMarkEmbedder
{
    /// <summary>Wavelengths along the rings that count, metres: shorter ones do not survive an error of the centre.</summary>
    private const double ShortWave = 100e-6, LongWave = 600e-6;

    /// <summary>Greatest lag of one ring against another, points of a ring.</summary>
    private const int MostLag = 40;

    private const int Sums = MarkEmbedding.Dimensions / 2;
    private const int Values = 2 * RingSpectra.Frequencies;
    private const int HalfRings = PolarMap.Rings / 2;

    private static readonly float[] s_weights = Weights();

    // For each sum: the rings in a drawn order, the first half against the second, each with a sign; and the factors of the frequencies.
    private static readonly (int[] Rings, bool[] Negative, float[] Lags)[] s_draws = Draws();

    /// <inheritdoc/>
    public string Version => "ring-pairs-1";

    /// <inheritdoc/>
    public bool Embeds(MarkKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return !kind.IsStriated;
    }

    /// <inheritdoc/>
    public MarkEmbedding Embed(Signature signature) => Embed(signature, [(0, 0)])[0];

    /// <inheritdoc/>
    public IReadOnlyList<MarkEmbedding> EmbedProbe(Signature signature) => Embed(signature, EmbeddingInput.ProbeOffsets(isStriated: false));

    private MarkEmbedding[] Embed(Signature signature, IReadOnlyList<(double X, double Y)> centres)
    {
        ArgumentNullException.ThrowIfNull(signature);
        if (!Embeds(signature.Kind))
            throw new ArgumentException($"Impressed marks are embedded here; a {signature.Kind} was given.", nameof(signature));
        return [.. EmbeddingInput.Of(signature, centres).Select(levels => Embed(signature.Kind, levels))];
    }

    private MarkEmbedding Embed(MarkKind kind, sbyte[] levels)
    {
        var spectra = new int[PolarMap.Rings * Values];
        RingSpectra.Of(levels, spectra);
        var weighed = new float[spectra.Length];
        for (int i = 0; i < weighed.Length; i++)
            weighed[i] = spectra[i] * s_weights[i];
        var vector = new double[MarkEmbedding.Dimensions];
        float[] first = new float[Values], second = new float[Values];
        for (int sum = 0; sum < Sums; sum++)
        {
            (int[] rings, bool[] negative, float[] lags) = s_draws[sum];
            AddUp(weighed, rings.AsSpan(0, HalfRings), negative, first);
            AddUp(weighed, rings.AsSpan(HalfRings), negative, second);
            (vector[sum], vector[Sums + sum]) = Product(first, second, lags);
        }
        return MarkEmbedding.Quantise(kind, Version, vector);
    }

    private static void AddUp(float[] spectra, ReadOnlySpan<int> rings, bool[] negative, float[] sums)
    {
        Array.Clear(sums);
        foreach (int ring in rings)
        {
            ReadOnlySpan<float> spectrum = spectra.AsSpan(ring * Values, Values);
            var sign = new Vector<float>(negative[ring] ? -1 : 1);
            for (int i = 0; i < Values; i += Vector<float>.Count)
                (new Vector<float>(sums, i) + sign * new Vector<float>(spectrum[i..])).CopyTo(sums, i);
        }
    }

    /// <summary>Σ over the frequencies of first × conjugate of second × the lags' factor, one after the other.</summary>
    private static (double Real, double Imaginary) Product(float[] first, float[] second, float[] lags)
    {
        const int imaginaryPart = RingSpectra.Frequencies;
        double sumReal = 0, sumImaginary = 0;
        for (int m = 0; m < RingSpectra.Frequencies; m++)
        {
            double a = first[m], b = first[imaginaryPart + m], c = second[m], d = second[imaginaryPart + m];
            double real = a * c + b * d, imaginary = b * c - a * d;
            sumReal += real * lags[m] - imaginary * lags[imaginaryPart + m];
            sumImaginary += real * lags[imaginaryPart + m] + imaginary * lags[m];
        }
        return (sumReal, sumImaginary);
    }

    /// <summary>By the area that a point of a ring stands for, and 0 outside the band.</summary>
    private static float[] Weights()
    {
        var weights = new float[PolarMap.Rings * Values];
        for (int ring = 0; ring < PolarMap.Rings; ring++)
            for (int m = 1; m < RingSpectra.Frequencies; m++)
            {
                double radius = PolarMap.FirstRadius + ring * PolarMap.RingSpacing, wave = 2 * Math.PI * radius / m;
                float weight = wave is > ShortWave and < LongWave ? (float)(Math.Sqrt(radius / 1e-3) / (1 << 20)) : 0;
                weights[ring * Values + m] = weights[ring * Values + RingSpectra.Frequencies + m] = weight;
            }
        return weights;
    }

    private static (int[] Rings, bool[] Negative, float[] Lags)[] Draws()
    {
        ulong state = 0x9E3779B97F4A7C15;
        var draws = new (int[], bool[], float[])[Sums];
        for (int sum = 0; sum < Sums; sum++)
        {
            int[] rings = [.. Enumerable.Range(0, PolarMap.Rings)];
            for (int i = rings.Length - 1; i > 0; i--)
            {
                int other = (int)(Next(ref state) % (uint)(i + 1));
                (rings[i], rings[other]) = (rings[other], rings[i]);
            }
            var negative = new bool[PolarMap.Rings];
            for (int i = 0; i < negative.Length; i++)
                negative[i] = (Next(ref state) & 1) != 0;
            draws[sum] = (rings, negative, Lags(ref state));
        }
        return draws;
    }

    /// <summary>The spectrum of a drawn sign at every lag, in steps that no machine's sine differs by.</summary>
    private static float[] Lags(ref ulong state)
    {
        const double steps = 1024;
        double[] real = new double[RingSpectra.Frequencies], imaginary = new double[RingSpectra.Frequencies];
        for (int lag = -MostLag; lag <= MostLag; lag++)
        {
            int sign = (Next(ref state) & 1) != 0 ? -1 : 1;
            for (int m = 0; m < RingSpectra.Frequencies; m++)
            {
                (double sin, double cos) = Math.SinCos(lag * m % PolarMap.Angles * 2 * Math.PI / PolarMap.Angles);
                real[m] += sign * cos;
                imaginary[m] -= sign * sin;
            }
        }
        return [.. real.Concat(imaginary).Select(value => (float)(Math.Round(value * steps) / steps))];
    }

    /// <summary>The upper half of a linear congruential generator (Knuth's MMIX).</summary>
    private static uint Next(ref ulong state)
    {
        state = unchecked(state * 6364136223846793005 + 1442695040888963407);
        return (uint)(state >> 33);
    }
}
