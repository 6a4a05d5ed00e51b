using System.Numerics;

namespace Ballistics.Comparison.Embedding;

/// <summary>
/// The Fourier coefficients of the rings of a <see cref="PolarMap"/>: a turn of the mark changes only their phases, and those of one
/// frequency all alike. Whole numbers, so that every machine finds the same.
/// </summary>
internal static class RingSpectra
{
    /// <summary>Frequencies, cycles per turn, from 0; a multiple of every vector's width.</summary>
    public const int Frequencies = 144;

    // cos and sin times this: 384 products with levels of up to 127 stay within 32 bits.
    private const int One = 1 << 14;

    private static readonly int[] s_waves = Waves();

    /// <summary>The coefficients of the rings, real parts and then imaginary parts of each: zeros for a ring with nothing measured.</summary>
    /// <param name="levels">The rings.</param>
    /// <param name="spectra">Takes 2 × <see cref="Frequencies"/> values for each ring.</param>
    public static void Of(ReadOnlySpan<sbyte> levels, Span<int> spectra)
    {
        spectra.Clear();
        for (int ring = 0; ring < PolarMap.Rings; ring++)
        {
            Span<int> spectrum = spectra.Slice(ring * 2 * Frequencies, 2 * Frequencies);
            for (int angle = 0; angle < PolarMap.Angles; angle++)
            {
                sbyte level = levels[ring * PolarMap.Angles + angle];
                if (level is not (0 or PolarMap.Unmeasured))
                    AddTimes(spectrum, level, s_waves.AsSpan(angle * 2 * Frequencies, 2 * Frequencies));
            }
        }
    }

    private static void AddTimes(Span<int> sums, int factor, ReadOnlySpan<int> waves)
    {
        var factors = new Vector<int>(factor);
        for (int i = 0; i < sums.Length; i += Vector<int>.Count)
            (new Vector<int>(sums[i..]) + factors * new Vector<int>(waves[i..])).CopyTo(sums[i..]);
    }

    private static int[] Waves()
    {
        var waves = new int[PolarMap.Angles * 2 * Frequencies];
        for (int angle = 0; angle < PolarMap.Angles; angle++)
            for (int m = 0; m < Frequencies; m++)
            {
                // The whole turns are taken out first, so that the same angle always gives the same number.
                (double sin, double cos) = Math.SinCos(angle * m % PolarMap.Angles * 2 * Math.PI / PolarMap.Angles);
                waves[angle * 2 * Frequencies + m] = (int)Math.Round(cos * One);
                waves[angle * 2 * Frequencies + Frequencies + m] = (int)Math.Round(-sin * One);
            }
        return waves;
    }
}
