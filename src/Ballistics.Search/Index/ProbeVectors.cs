using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballistics.Search.Index;

/// <summary>
/// The vectors one mark is looked for by, made ready to be held against many rows: each row is read from memory once, whatever the
/// number of vectors. A row is as similar as it is to the most similar of them.
/// </summary>
internal sealed class ProbeVectors
{
    // The processor fetches ahead by itself only up to the end of a page, which is as many rows.
    private const int AheadBytes = 16 * IndexFormat.Dimensions;

    private readonly short[] _wide;
    private readonly sbyte[] _narrow;
    private readonly int[] _offsets;
    private readonly int _count;

    /// <summary>Widens the vectors, so that this is not done for every row.</summary>
    /// <exception cref="ArgumentException">There is none, or one is of another length.</exception>
    public ProbeVectors(IReadOnlyList<ReadOnlyMemory<sbyte>> vectors)
    {
        if (vectors.Count == 0 || vectors.Any(vector => vector.Length != IndexFormat.Dimensions))
            throw new ArgumentException($"A probe has one vector of {IndexFormat.Dimensions} values at least.", nameof(vectors));
        _count = vectors.Count;
        _narrow = [.. vectors.SelectMany(vector => vector.ToArray())];
        _wide = [.. _narrow.Select(value => (short)value)];
        _offsets = [.. vectors.Select(vector => -128 * vector.ToArray().Sum(value => value))];
    }

    /// <summary>The similarity of a row: the largest product sum of the vectors with it.</summary>
    public int Similarity(ref readonly sbyte row) =>
        AvxVnni.IsSupported ? Dotted(in row) : Avx512BW.IsSupported ? Wide(in row) : Avx2.IsSupported ? Middle(in row) : Plain(in row);

    /// <summary>The same, one value after the other: what referees the others.</summary>
    public int Plain(ref readonly sbyte row)
    {
        int best = int.MinValue;
        for (int v = 0; v < _count; v++)
        {
            int sum = 0;
            for (int i = 0; i < IndexFormat.Dimensions; i++)
                sum += Unsafe.Add(ref Unsafe.AsRef(in row), i) * _wide[v * IndexFormat.Dimensions + i];
            best = Math.Max(best, sum);
        }
        return best;
    }

    /// <summary>By the instruction that adds products of unsigned and signed bytes: rows are raised by 128, and what that adds is taken off.</summary>
    internal int Dotted(ref readonly sbyte row)
    {
        ref byte values = ref Unsafe.As<sbyte, byte>(ref Unsafe.AsRef(in row));
        ref sbyte probe = ref _narrow[0];
        Prefetch(ref Unsafe.Add(ref values, AheadBytes));
        Vector256<byte> a = Raised(ref values, 0), b = Raised(ref values, 1), c = Raised(ref values, 2), d = Raised(ref values, 3);
        Vector256<byte> e = Raised(ref values, 4), f = Raised(ref values, 5), g = Raised(ref values, 6), h = Raised(ref values, 7);
        int best = int.MinValue;
        foreach (int offset in _offsets)
        {
            Vector256<int> even = Dot(Dot(Dot(Dot(Vector256.CreateScalar(offset), a, ref probe, 0), c, ref probe, 2), e, ref probe, 4), g, ref probe, 6);
            Vector256<int> odd = Dot(Dot(Dot(Dot(Vector256<int>.Zero, b, ref probe, 1), d, ref probe, 3), f, ref probe, 5), h, ref probe, 7);
            best = Math.Max(best, Sum(even + odd));
            probe = ref Unsafe.Add(ref probe, IndexFormat.Dimensions);
        }
        return best;
    }

    internal int Wide(ref readonly sbyte row)
    {
        ref sbyte values = ref Unsafe.AsRef(in row);
        ref short probe = ref _wide[0];
        Vector512<short> a = At(ref values, 0), b = At(ref values, 1), c = At(ref values, 2), d = At(ref values, 3);
        Vector512<short> e = At(ref values, 4), f = At(ref values, 5), g = At(ref values, 6), h = At(ref values, 7);
        int best = int.MinValue;
        for (int v = 0; v < _count; v++)
        {
            Vector512<int> even = Times(a, ref probe, 0) + Times(c, ref probe, 2) + (Times(e, ref probe, 4) + Times(g, ref probe, 6));
            Vector512<int> odd = Times(b, ref probe, 1) + Times(d, ref probe, 3) + (Times(f, ref probe, 5) + Times(h, ref probe, 7));
            Vector512<int> both = even + odd;
            best = Math.Max(best, Sum(both.GetLower() + both.GetUpper()));
            probe = ref Unsafe.Add(ref probe, IndexFormat.Dimensions);
        }
        return best;
    }

    internal int Middle(ref readonly sbyte row)
    {
        ref sbyte values = ref Unsafe.AsRef(in row);
        ref short probe = ref _wide[0];
        int best = int.MinValue;
        for (int v = 0; v < _count; v++)
        {
            Vector256<int> even = Vector256<int>.Zero, odd = Vector256<int>.Zero;
            for (nuint i = 0; i < IndexFormat.Dimensions; i += 32)
            {
                even += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref values, i)), Vector256.LoadUnsafe(ref probe, i));
                odd += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref values, i + 16)), Vector256.LoadUnsafe(ref probe, i + 16));
            }
            best = Math.Max(best, Vector256.Sum(even + odd));
            probe = ref Unsafe.Add(ref probe, IndexFormat.Dimensions);
        }
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Prefetch(ref byte row)
    {
        // A hint: an address beyond the rows does no harm.
        byte* start = (byte*)Unsafe.AsPointer(ref row);
        for (int line = 0; line < IndexFormat.Dimensions; line += 64)
            Sse.Prefetch0(start + line);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Raised(ref byte values, int eighth) =>
        Vector256.LoadUnsafe(ref values, (nuint)(32 * eighth)) ^ Vector256.Create((byte)0x80);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Dot(Vector256<int> sum, Vector256<byte> row, ref sbyte probe, int eighth) =>
        AvxVnni.MultiplyWideningAndAdd(sum, row, Vector256.LoadUnsafe(ref probe, (nuint)(32 * eighth)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Sum(Vector256<int> values)
    {
        Vector128<int> four = values.GetLower() + values.GetUpper();
        Vector128<int> two = four + Sse2.Shuffle(four, 0b01_00_11_10);
        return (two + Sse2.Shuffle(two, 0b10_11_00_01)).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> At(ref sbyte values, int eighth) =>
        Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref values, (nuint)(32 * eighth)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Times(Vector512<short> row, ref short probe, int eighth) =>
        Avx512BW.MultiplyAddAdjacent(row, Vector512.LoadUnsafe(ref probe, (nuint)(32 * eighth)));
}
