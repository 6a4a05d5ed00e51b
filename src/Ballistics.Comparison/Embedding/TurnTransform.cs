using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ballistics.Comparison.Embedding;

/// <summary>
/// Sums a Fourier series of <see cref="TurningProbe.Harmonics"/> terms at all <see cref="TurningProbe.Turns"/> turns at once, for as many
/// series as a register has lanes: a transform of 64 complex numbers whose real parts are the sums at even turns and whose imaginary
/// parts are those at odd ones (Cooley and Tukey 1965; two real sequences in one complex transform).
/// </summary>
internal static class TurnTransform
{
    private const int Side = 8;

    private static readonly Wave[] s_waves = Waves();

    /// <summary>The largest sum over all turns.</summary>
    /// <param name="real">The real parts of the terms: the last first, since at these turns it folds down to 0, and then from the first on. What is there afterwards means nothing.</param>
    /// <param name="imaginary">The imaginary parts.</param>
    public static T Largest<T>(ref T real, ref T imaginary)
        where T : unmanaged, ILanes<T>
    {
        ref Wave waves = ref MemoryMarshal.GetArrayDataReference(s_waves);
        Pack(ref real, ref imaginary, ref waves);
        return T.All(0.5f) * LargestPart(ref real, ref imaginary, ref waves);
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
        for (int k = 1; k < TurningProbe.Harmonics / 2; k++)
        {
            ref T re = ref Unsafe.Add(ref real, k), im = ref Unsafe.Add(ref imaginary, k);
            ref T mirrorRe = ref Unsafe.Add(ref real, TurningProbe.Harmonics - k), mirrorIm = ref Unsafe.Add(ref imaginary, TurningProbe.Harmonics - k);
            T evenRe = re + mirrorRe, evenIm = im - mirrorIm, oddRe = re - mirrorRe, oddIm = im + mirrorIm;
            Wave wave = Unsafe.Add(ref waves, k);
            T cos = T.All(wave.Cos), sin = T.All(wave.Sin);
            T turnedRe = T.Fused(cos, oddIm, sin * oddRe), turnedIm = T.Fused(cos, oddRe, -(sin * oddIm));
            re = evenRe - turnedRe;
            im = evenIm + turnedIm;
            mirrorRe = evenRe + turnedRe;
            mirrorIm = turnedIm - evenIm;
        }
        ref T middleRe = ref Unsafe.Add(ref real, TurningProbe.Harmonics / 2), middleIm = ref Unsafe.Add(ref imaginary, TurningProbe.Harmonics / 2);
        middleRe += middleRe;
        middleIm = -(middleIm + middleIm);
    }

    /// <summary>The largest real or imaginary part of the transform (sign +, without a factor) of 64 complex numbers, as one of 8 × 8.</summary>
    private static T LargestPart<T>(ref T real, ref T imaginary, ref Wave waves)
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
        return [.. Enumerable.Range(0, TurningProbe.Turns).Select(turn => Math.SinCos(2 * Math.PI * turn / TurningProbe.Turns)).Select(
            wave => new Wave((float)(Math.Round(wave.Cos * steps) / steps), (float)(Math.Round(wave.Sin * steps) / steps)))];
    }

    private readonly record struct Wave(float Cos, float Sin);
}
