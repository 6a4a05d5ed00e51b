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
    /// <summary>The most rows that are held against all vectors at a time: with the vectors they fit the cache nearest to a core.</summary>
    public const int BlockRows = 64;

    private readonly short[] _wide;
    private readonly byte[] _raised;
    private readonly int _count;

    /// <summary>Widens the vectors, so that this is not done for every row.</summary>
    /// <exception cref="ArgumentException">There is none, or one is of another length.</exception>
    public ProbeVectors(IReadOnlyList<ReadOnlyMemory<sbyte>> vectors)
    {
        if (vectors.Count == 0 || vectors.Any(vector => vector.Length != IndexFormat.Dimensions))
            throw new ArgumentException($"A probe has one vector of {IndexFormat.Dimensions} values at least.", nameof(vectors));
        _count = vectors.Count;
        sbyte[] narrow = [.. vectors.SelectMany(vector => vector.ToArray())];
        _wide = [.. narrow.Select(value => (short)value)];
        _raised = DottedRows.Raise(narrow);
    }

    /// <summary>The similarities of rows that follow one another, <see cref="BlockRows"/> at most.</summary>
    /// <param name="rows">The first value of the first row.</param>
    /// <param name="similar">Takes a similarity for each row.</param>
    public void Similarities(ref readonly sbyte rows, Span<int> similar)
    {
        int done = AvxVnni.IsSupported ? DottedRows.Similarities(in rows, _raised, similar) : 0;
        for (int row = done; row < similar.Length; row++)
            similar[row] = Similarity(in Unsafe.Add(ref Unsafe.AsRef(in rows), row * IndexFormat.Dimensions));
    }

    /// <summary>The similarity of a row: the largest product sum of the vectors with it.</summary>
    public int Similarity(ref readonly sbyte row) => Avx512BW.IsSupported ? Wide(in row) : Avx2.IsSupported ? Middle(in row) : Plain(in row);

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
