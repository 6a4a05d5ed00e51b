using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ballistics.Comparison.Embedding;

/// <summary>
/// An embedding of <see cref="EmbeddingForm.Turning"/> that marks are held against. Its values are, for 1 to <see cref="Harmonics"/>
/// cycles a turn, the real and imaginary parts of two complex numbers, which a turn of the mark by φ multiplies by e^(iφ) to the power
/// of the cycles. The products with another mark's conjugates are therefore the Fourier series of the product sum over all turns of one
/// against the other; it is summed at <see cref="Turns"/> turns at once, and the largest counts: the maximum of a correlation over
/// rotation (Casasent and Psaltis 1976) of what the embedding has kept of both.
/// </summary>
/// <remarks>
/// The products are whole numbers and exact; the sums are rounded alike in every register width, since each operation rounds once and
/// stands in one order. So similarities are the same on every machine.
/// </remarks>
public sealed class TurningProbe
{
    /// <summary>Cycles a turn of the finest values.</summary>
    public const int Harmonics = 64;

    /// <summary>Turns that are tried, 2.8 degrees apart.</summary>
    public const int Turns = 2 * Harmonics;

    /// <summary>Values of one harmonic: real and imaginary part of two complex numbers.</summary>
    private const int Parts = MarkEmbedding.Dimensions / Harmonics;

    private const int Side = 8;

    private static readonly Wave[] s_waves = Waves();

    [ThreadStatic]
    private static TurningRows? s_one;

    private readonly float[] _values;

    /// <summary>Makes a probe of an embedding's values.</summary>
    /// <exception cref="ArgumentException">There are more or fewer than <see cref="MarkEmbedding.Dimensions"/>.</exception>
    public TurningProbe(ReadOnlySpan<sbyte> values)
    {
        if (values.Length != MarkEmbedding.Dimensions)
            throw new ArgumentException($"An embedding has {MarkEmbedding.Dimensions} values; {values.Length} were given.", nameof(values));
        _values = new float[values.Length];
        for (int i = 0; i < values.Length; i++)
            _values[i] = values[i];
    }

    /// <summary>Raises the similarities of rows to those to some probes: the largest product sum over all turns, which is never negative.</summary>
    /// <param name="probes">The probes.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="similar">The similarities of the <see cref="TurningRows.Count"/> rows so far.</param>
    public static void Raise(ReadOnlySpan<TurningProbe> probes, TurningRows rows, Span<int> similar)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (Vector512.IsHardwareAccelerated)
            Raise<SixteenLanes>(probes, rows, similar);
        else
            Raise<EightLanes>(probes, rows, similar);
    }

    /// <summary>The similarity of one row.</summary>
    /// <param name="row">Its <see cref="MarkEmbedding.Dimensions"/> values.</param>
    public int Similarity(ReadOnlySpan<sbyte> row)
    {
        Span<sbyte> rows = stackalloc sbyte[TurningRows.Count * MarkEmbedding.Dimensions];
        rows.Clear();
        row.CopyTo(rows);
        s_one ??= new TurningRows();
        s_one.Fill(in rows[0]);
        Span<int> similar = stackalloc int[TurningRows.Count];
        similar.Clear();
        Raise([this], s_one, similar);
        return similar[0];
    }

    /// <summary>The same in registers of one width.</summary>
    internal static void Raise<T>(ReadOnlySpan<TurningProbe> probes, TurningRows rows, Span<int> similar)
        where T : unmanaged, ILanes<T>
    {
        ref T real = ref Unsafe.As<float, T>(ref rows.Room), imaginary = ref Unsafe.Add(ref real, Harmonics);
        ref Wave waves = ref MemoryMarshal.GetArrayDataReference(s_waves);
        Span<float> best = stackalloc float[TurningRows.Count];
        for (int lane = 0; lane < TurningRows.Count; lane += T.Count)
        {
            T most = T.All(0);
            foreach (TurningProbe probe in probes)
            {
                probe.Series(rows, lane, ref real, ref imaginary);
                Pack(ref real, ref imaginary, ref waves);
                most = T.Max(most, Largest(ref real, ref imaginary, ref waves));
            }
            most.Store(ref best[lane]);
        }
        for (int row = 0; row < best.Length; row++)
            similar[row] = Math.Max(similar[row], (int)MathF.Round(best[row] / 2));
    }

    /// <summary>Σ of the conjugates of the probe's numbers times the rows', for each harmonic; that of the last, which at these turns folds down to 0, goes first.</summary>
    private void Series<T>(TurningRows rows, int lane, ref T real, ref T imaginary)
        where T : unmanaged, ILanes<T>
    {
        ref float probe = ref MemoryMarshal.GetArrayDataReference(_values);
        for (int m = 0; m < Harmonics; m++)
        {
            ref float row = ref Unsafe.Add(ref rows.Value(Parts * m), lane), values = ref Unsafe.Add(ref probe, Parts * m);
            T a = T.Load(in row), b = T.Load(in Unsafe.Add(ref row, TurningRows.Count));
            T c = T.Load(in Unsafe.Add(ref row, 2 * TurningRows.Count)), d = T.Load(in Unsafe.Add(ref row, 3 * TurningRows.Count));
            T p = T.All(values), q = T.All(Unsafe.Add(ref values, 1)), r = T.All(Unsafe.Add(ref values, 2)), s = T.All(Unsafe.Add(ref values, 3));
            int at = (m + 1) % Harmonics;
            Unsafe.Add(ref real, at) = T.Fused(a, p, b * q) + T.Fused(c, r, d * s);
            Unsafe.Add(ref imaginary, at) = T.Fused(b, p, d * r) - T.Fused(a, q, c * s);
        }
    }

    /// <summary>
    /// From a series S, of which only the real part of the sum is wanted, at even and at odd turns, to the numbers whose transform has
    /// twice the former as its real and twice the latter as its imaginary parts: Z[k] = (S[k] + S*[64 − k]) + i w^k (S[k] − S*[64 − k]), w = e^(2πi/128).
    /// </summary>
    private static void Pack<T>(ref T real, ref T imaginary, ref Wave waves)
        where T : unmanaged, ILanes<T>
    {
        real += real;
        imaginary = -real;
        for (int k = 1; k < Harmonics / 2; k++)
        {
            ref T re = ref Unsafe.Add(ref real, k), im = ref Unsafe.Add(ref imaginary, k);
            ref T mirrorRe = ref Unsafe.Add(ref real, Harmonics - k), mirrorIm = ref Unsafe.Add(ref imaginary, Harmonics - k);
            T evenRe = re + mirrorRe, evenIm = im - mirrorIm, oddRe = re - mirrorRe, oddIm = im + mirrorIm;
            Wave wave = Unsafe.Add(ref waves, k);
            T cos = T.All(wave.Cos), sin = T.All(wave.Sin);
            T turnedRe = T.Fused(cos, oddIm, sin * oddRe), turnedIm = T.Fused(cos, oddRe, -(sin * oddIm));
            re = evenRe - turnedRe;
            im = evenIm + turnedIm;
            mirrorRe = evenRe + turnedRe;
            mirrorIm = turnedIm - evenIm;
        }
        ref T middleRe = ref Unsafe.Add(ref real, Harmonics / 2), middleIm = ref Unsafe.Add(ref imaginary, Harmonics / 2);
        middleRe += middleRe;
        middleIm = -(middleIm + middleIm);
    }

    /// <summary>The largest real or imaginary part of the transform (sign +, without a factor) of 64 complex numbers, as one of 8 × 8.</summary>
    private static T Largest<T>(ref T real, ref T imaginary, ref Wave waves)
        where T : unmanaged, ILanes<T>
    {
        for (int b = 0; b < Side; b++)
        {
            ref T re = ref Unsafe.Add(ref real, b), im = ref Unsafe.Add(ref imaginary, b);
            T r0 = re, r1 = Unsafe.Add(ref re, Side), r2 = Unsafe.Add(ref re, 2 * Side), r3 = Unsafe.Add(ref re, 3 * Side);
            T r4 = Unsafe.Add(ref re, 4 * Side), r5 = Unsafe.Add(ref re, 5 * Side), r6 = Unsafe.Add(ref re, 6 * Side), r7 = Unsafe.Add(ref re, 7 * Side);
            T i0 = im, i1 = Unsafe.Add(ref im, Side), i2 = Unsafe.Add(ref im, 2 * Side), i3 = Unsafe.Add(ref im, 3 * Side);
            T i4 = Unsafe.Add(ref im, 4 * Side), i5 = Unsafe.Add(ref im, 5 * Side), i6 = Unsafe.Add(ref im, 6 * Side), i7 = Unsafe.Add(ref im, 7 * Side);
            Eight(ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3, ref r4, ref i4, ref r5, ref i5, ref r6, ref i6, ref r7, ref i7);
            (re, im) = (r0, i0);
            Turn(ref re, ref im, 1, Unsafe.Add(ref waves, 2 * b), r1, i1);
            Turn(ref re, ref im, 2, Unsafe.Add(ref waves, 4 * b), r2, i2);
            Turn(ref re, ref im, 3, Unsafe.Add(ref waves, 6 * b), r3, i3);
            Turn(ref re, ref im, 4, Unsafe.Add(ref waves, 8 * b), r4, i4);
            Turn(ref re, ref im, 5, Unsafe.Add(ref waves, 10 * b), r5, i5);
            Turn(ref re, ref im, 6, Unsafe.Add(ref waves, 12 * b), r6, i6);
            Turn(ref re, ref im, 7, Unsafe.Add(ref waves, 14 * b), r7, i7);
        }
        T best = T.All(float.MinValue);
        for (int c = 0; c < Side; c++)
        {
            ref T re = ref Unsafe.Add(ref real, Side * c), im = ref Unsafe.Add(ref imaginary, Side * c);
            T r0 = re, r1 = Unsafe.Add(ref re, 1), r2 = Unsafe.Add(ref re, 2), r3 = Unsafe.Add(ref re, 3);
            T r4 = Unsafe.Add(ref re, 4), r5 = Unsafe.Add(ref re, 5), r6 = Unsafe.Add(ref re, 6), r7 = Unsafe.Add(ref re, 7);
            T i0 = im, i1 = Unsafe.Add(ref im, 1), i2 = Unsafe.Add(ref im, 2), i3 = Unsafe.Add(ref im, 3);
            T i4 = Unsafe.Add(ref im, 4), i5 = Unsafe.Add(ref im, 5), i6 = Unsafe.Add(ref im, 6), i7 = Unsafe.Add(ref im, 7);
            Eight(ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3, ref r4, ref i4, ref r5, ref i5, ref r6, ref i6, ref r7, ref i7);
            T reals = T.Max(T.Max(T.Max(r0, r1), T.Max(r2, r3)), T.Max(T.Max(r4, r5), T.Max(r6, r7)));
            T imaginaries = T.Max(T.Max(T.Max(i0, i1), T.Max(i2, i3)), T.Max(T.Max(i4, i5), T.Max(i6, i7)));
            best = T.Max(best, T.Max(reals, imaginaries));
        }
        return best;
    }

    /// <summary>Writes the c-th of eight numbers of a column in its row, turned by its part of a circle, as a transform in two steps asks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn<T>(ref T real, ref T imaginary, int c, Wave wave, T re, T im)
        where T : unmanaged, ILanes<T>
    {
        T cos = T.All(wave.Cos), sin = T.All(wave.Sin);
        Unsafe.Add(ref real, Side * c) = T.Fused(cos, re, -(sin * im));
        Unsafe.Add(ref imaginary, Side * c) = T.Fused(cos, im, sin * re);
    }

    /// <summary>The transform (sign +) of eight complex numbers, in place: of the even ones and of the odd ones, joined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight<T>(
        ref T r0, ref T i0, ref T r1, ref T i1, ref T r2, ref T i2, ref T r3, ref T i3,
        ref T r4, ref T i4, ref T r5, ref T i5, ref T r6, ref T i6, ref T r7, ref T i7)
        where T : unmanaged, ILanes<T>
    {
        T half = T.All(0.70710678f);
        Four(ref r0, ref i0, ref r2, ref i2, ref r4, ref i4, ref r6, ref i6);
        Four(ref r1, ref i1, ref r3, ref i3, ref r5, ref i5, ref r7, ref i7);
        // After these the k-th number of the even ones is in place 2k, of the odd ones in 2k + 1.
        T or1 = half * (r3 - i3), oi1 = half * (r3 + i3), or3 = half * (r7 + i7), oi3 = half * (r7 - i7);
        T er0 = r0, ei0 = i0, er1 = r2, ei1 = i2, er2 = r4, ei2 = i4, er3 = r6, ei3 = i6, or0 = r1, oi0 = i1, or2 = r5, oi2 = i5;
        r0 = er0 + or0;
        i0 = ei0 + oi0;
        r4 = er0 - or0;
        i4 = ei0 - oi0;
        r1 = er1 + or1;
        i1 = ei1 + oi1;
        r5 = er1 - or1;
        i5 = ei1 - oi1;
        r2 = er2 - oi2;
        i2 = ei2 + or2;
        r6 = er2 + oi2;
        i6 = ei2 - or2;
        r3 = er3 - or3;
        i3 = ei3 + oi3;
        r7 = er3 + or3;
        i7 = ei3 - oi3;
    }

    /// <summary>The transform (sign +) of four complex numbers, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four<T>(ref T r0, ref T i0, ref T r1, ref T i1, ref T r2, ref T i2, ref T r3, ref T i3)
        where T : unmanaged, ILanes<T>
    {
        T sumR = r0 + r2, sumI = i0 + i2, lessR = r0 - r2, lessI = i0 - i2;
        T otherSumR = r1 + r3, otherSumI = i1 + i3, otherLessR = r1 - r3, otherLessI = i1 - i3;
        r0 = sumR + otherSumR;
        i0 = sumI + otherSumI;
        r1 = lessR - otherLessI;
        i1 = lessI + otherLessR;
        r2 = sumR - otherSumR;
        i2 = sumI - otherSumI;
        r3 = lessR + otherLessI;
        i3 = lessI - otherLessR;
    }

    /// <summary>Cosine and sine of every turn, rounded to steps that no machine's differ by.</summary>
    private static Wave[] Waves()
    {
        const double steps = 1 << 20;
        return [.. Enumerable.Range(0, Turns).Select(turn => Math.SinCos(2 * Math.PI * turn / Turns)).Select(
            wave => new Wave((float)(Math.Round(wave.Cos * steps) / steps), (float)(Math.Round(wave.Sin * steps) / steps)))];
    }

    private readonly record struct Wave(float Cos, float Sin);
}
