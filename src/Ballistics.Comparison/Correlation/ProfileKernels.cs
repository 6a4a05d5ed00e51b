using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballistics.Comparison.Correlation;

/// <summary>
/// Sums of products of one profile with another at many lags at once: the kernel under every comparison of striae. The lags lie in the
/// lanes, so that no sum is ever taken across a register; integer sums have no rounding, so every path gives the same numbers.
/// </summary>
internal static class ProfileKernels
{
    /// <summary>
    /// Every value with its successor, in one 32-bit number: what one multiply-add takes. The last value's successor is 0.
    /// </summary>
    /// <param name="values">The profile.</param>
    /// <param name="pairs">Takes as many pairs.</param>
    public static void Pair(ReadOnlySpan<short> values, Span<int> pairs)
    {
        for (int i = 0; i < values.Length; i++)
            pairs[i] = PairOf(values[i], i + 1 < values.Length ? values[i + 1] : (short)0);
    }

    /// <summary>sums[k] = Σᵢ values[i] · sample[i + k], the samples being the low halves of <paramref name="pairs"/>.</summary>
    /// <param name="values">The profile that stands still.</param>
    /// <param name="pairs">The profile that slides, paired; at least values.Length + sums.Length − 1 of them.</param>
    /// <param name="sums">One sum for each lag. The caller sees to it that none exceeds 32 bits.</param>
    /// <exception cref="ArgumentException">There are too few pairs.</exception>
    public static void Correlate(ReadOnlySpan<short> values, ReadOnlySpan<int> pairs, Span<int> sums)
    {
        if (sums.IsEmpty)
            return;
        if (pairs.Length < values.Length + sums.Length - 1)
            throw new ArgumentException($"{values.Length} values at {sums.Length} lags need {values.Length + sums.Length - 1} pairs; {pairs.Length} were given.", nameof(pairs));
        int done = 0;
        if (Avx512BW.IsSupported)
            done = Wide(values, pairs, sums);
        else if (Avx2.IsSupported)
            done = Middle(values, pairs, sums);
        Portable(values, pairs, sums, done);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PairOf(short low, short high) => (ushort)low | high << 16;

    private static int Wide(ReadOnlySpan<short> values, ReadOnlySpan<int> pairs, Span<int> sums)
    {
        ref short value = ref MemoryMarshal.GetReference(values);
        ref int pair = ref MemoryMarshal.GetReference(pairs);
        ref int sum = ref MemoryMarshal.GetReference(sums);
        int even = values.Length & ~1, lag = 0;
        for (; lag + 64 <= sums.Length; lag += 64)
        {
            Vector512<int> s0 = Vector512<int>.Zero, s1 = s0, s2 = s0, s3 = s0;
            for (int i = 0; i < even; i += 2)
            {
                Vector512<short> still = Vector512.Create(Unsafe.ReadUnaligned<int>(ref Unsafe.As<short, byte>(ref Unsafe.Add(ref value, i)))).AsInt16();
                ref int from = ref Unsafe.Add(ref pair, i + lag);
                s0 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref from).AsInt16());
                s1 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref from, 16).AsInt16());
                s2 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref from, 32).AsInt16());
                s3 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref from, 48).AsInt16());
            }
            if (even < values.Length)
            {
                Vector512<short> still = Vector512.Create((int)(ushort)values[even]).AsInt16();
                ref int from = ref Unsafe.Add(ref pair, even + lag);
                s0 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref from).AsInt16());
                s1 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref from, 16).AsInt16());
                s2 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref from, 32).AsInt16());
                s3 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref from, 48).AsInt16());
            }
            s0.StoreUnsafe(ref Unsafe.Add(ref sum, lag));
            s1.StoreUnsafe(ref Unsafe.Add(ref sum, lag), 16);
            s2.StoreUnsafe(ref Unsafe.Add(ref sum, lag), 32);
            s3.StoreUnsafe(ref Unsafe.Add(ref sum, lag), 48);
        }
        for (; lag + 16 <= sums.Length; lag += 16)
        {
            Vector512<int> s = Vector512<int>.Zero;
            for (int i = 0; i < even; i += 2)
            {
                Vector512<short> still = Vector512.Create(Unsafe.ReadUnaligned<int>(ref Unsafe.As<short, byte>(ref Unsafe.Add(ref value, i)))).AsInt16();
                s += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref Unsafe.Add(ref pair, i + lag)).AsInt16());
            }
            if (even < values.Length)
                s += Avx512BW.MultiplyAddAdjacent(
                    Vector512.Create((int)(ushort)values[even]).AsInt16(), Vector512.LoadUnsafe(ref Unsafe.Add(ref pair, even + lag)).AsInt16());
            s.StoreUnsafe(ref Unsafe.Add(ref sum, lag));
        }
        return lag;
    }

    private static int Middle(ReadOnlySpan<short> values, ReadOnlySpan<int> pairs, Span<int> sums)
    {
        ref short value = ref MemoryMarshal.GetReference(values);
        ref int pair = ref MemoryMarshal.GetReference(pairs);
        ref int sum = ref MemoryMarshal.GetReference(sums);
        int even = values.Length & ~1, lag = 0;
        for (; lag + 32 <= sums.Length; lag += 32)
        {
            Vector256<int> s0 = Vector256<int>.Zero, s1 = s0, s2 = s0, s3 = s0;
            for (int i = 0; i < even; i += 2)
            {
                Vector256<short> still = Vector256.Create(Unsafe.ReadUnaligned<int>(ref Unsafe.As<short, byte>(ref Unsafe.Add(ref value, i)))).AsInt16();
                ref int from = ref Unsafe.Add(ref pair, i + lag);
                s0 += Avx2.MultiplyAddAdjacent(still, Vector256.LoadUnsafe(ref from).AsInt16());
                s1 += Avx2.MultiplyAddAdjacent(still, Vector256.LoadUnsafe(ref from, 8).AsInt16());
                s2 += Avx2.MultiplyAddAdjacent(still, Vector256.LoadUnsafe(ref from, 16).AsInt16());
                s3 += Avx2.MultiplyAddAdjacent(still, Vector256.LoadUnsafe(ref from, 24).AsInt16());
            }
            if (even < values.Length)
            {
                Vector256<short> still = Vector256.Create((int)(ushort)values[even]).AsInt16();
                ref int from = ref Unsafe.Add(ref pair, even + lag);
                s0 += Avx2.MultiplyAddAdjacent(still, Vector256.LoadUnsafe(ref from).AsInt16());
                s1 += Avx2.MultiplyAddAdjacent(still, Vector256.LoadUnsafe(ref from, 8).AsInt16());
                s2 += Avx2.MultiplyAddAdjacent(still, Vector256.LoadUnsafe(ref from, 16).AsInt16());
                s3 += Avx2.MultiplyAddAdjacent(still, Vector256.LoadUnsafe(ref from, 24).AsInt16());
            }
            s0.StoreUnsafe(ref Unsafe.Add(ref sum, lag));
            s1.StoreUnsafe(ref Unsafe.Add(ref sum, lag), 8);
            s2.StoreUnsafe(ref Unsafe.Add(ref sum, lag), 16);
            s3.StoreUnsafe(ref Unsafe.Add(ref sum, lag), 24);
        }
        return lag;
    }

    /// <summary>One lag after the other, from <paramref name="lag"/> on: every machine without wide registers, and the lags left over.</summary>
    private static void Portable(ReadOnlySpan<short> values, ReadOnlySpan<int> pairs, Span<int> sums, int lag)
    {
        for (; lag < sums.Length; lag++)
        {
            ReadOnlySpan<int> from = pairs.Slice(lag, values.Length);
            int sum = 0;
            for (int i = 0; i < values.Length; i++)
                sum += values[i] * (short)from[i];
            sums[lag] = sum;
        }
    }
}
