using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballistics.Search.Index;

/// <summary>
/// Holds four rows at a time against two vectors of a probe by the instruction that adds products of unsigned and signed bytes. The
/// vectors are raised by 128 to be unsigned; what that adds to a row's product sum is 128 times the row's own sum, which is the product
/// sum with a vector of zeros, raised: it goes before the others as one of them.
/// </summary>
internal static class DottedRows
{
    private const int Group = 4;

    // The processor fetches ahead by itself only up to the end of a page, which is 16 rows: the next block is asked for while this one is
    // computed, a little with each group and pair, because a core has room for some dozens of requests only.
    private const int AheadBytes = ProbeVectors.BlockRows * IndexFormat.Dimensions, Line = 64, GroupLines = Group * IndexFormat.Dimensions / Line;

    /// <summary>The raised vectors, zeros before them; of an odd number the last twice, so that they come in pairs.</summary>
    public static byte[] Raise(sbyte[] vectors)
    {
        int count = vectors.Length / IndexFormat.Dimensions;
        sbyte[] even = [.. new sbyte[IndexFormat.Dimensions], .. vectors, .. count % 2 == 0 ? vectors[^IndexFormat.Dimensions..] : []];
        return [.. even.Select(value => (byte)(value + 128))];
    }

    /// <summary>The similarities of rows that follow one another, in whole groups.</summary>
    /// <param name="rows">The first value of the first row.</param>
    /// <param name="raised">What <see cref="Raise"/> gave.</param>
    /// <param name="similar">Takes a similarity for each row, <see cref="ProbeVectors.BlockRows"/> at most.</param>
    /// <returns>How many rows were in whole groups.</returns>
    public static int Similarities(ref readonly sbyte rows, byte[] raised, Span<int> similar)
    {
        int whole = similar.Length / Group * Group, pairs = raised.Length / (2 * IndexFormat.Dimensions), lines = (GroupLines + pairs - 1) / pairs;
        Span<int> added = stackalloc int[ProbeVectors.BlockRows];
        ref sbyte first = ref Unsafe.AsRef(in rows);
        ref byte probe = ref raised[0];
        ref sbyte ahead = ref Unsafe.Add(ref first, AheadBytes);
        for (int row = 0; row < whole; row += Group)
        {
            ahead = ref Prefetch(ref ahead, lines);
            (Vector128<int> zeros, Vector128<int> sums) = Pair(ref Unsafe.Add(ref first, row * IndexFormat.Dimensions), ref probe);
            zeros.CopyTo(added[row..]);
            (sums - zeros).CopyTo(similar[row..]);
        }
        for (int pair = 1; pair < pairs; pair++)
            for (int row = 0; row < whole; row += Group)
            {
                ahead = ref Prefetch(ref ahead, lines);
                (Vector128<int> one, Vector128<int> other) = Pair(ref Unsafe.Add(ref first, row * IndexFormat.Dimensions), ref Unsafe.Add(ref probe, pair * 2 * IndexFormat.Dimensions));
                Vector128<int> most = Vector128.Max(one, other) - Vector128.Create<int>(added[row..]);
                Vector128.Max(most, Vector128.Create<int>(similar[row..])).CopyTo(similar[row..]);
            }
        return whole;
    }

    /// <summary>The product sums of four rows with two raised vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<int> One, Vector128<int> Other) Pair(ref sbyte rows, ref byte probe)
    {
        Vector256<int> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (nuint i = 0; i < IndexFormat.Dimensions; i += 32)
        {
            Vector256<byte> one = Vector256.LoadUnsafe(ref probe, i), other = Vector256.LoadUnsafe(ref probe, i + IndexFormat.Dimensions);
            Vector256<sbyte> row = Vector256.LoadUnsafe(ref rows, i);
            a = AvxVnni.MultiplyWideningAndAdd(a, one, row);
            e = AvxVnni.MultiplyWideningAndAdd(e, other, row);
            row = Vector256.LoadUnsafe(ref rows, i + IndexFormat.Dimensions);
            b = AvxVnni.MultiplyWideningAndAdd(b, one, row);
            f = AvxVnni.MultiplyWideningAndAdd(f, other, row);
            row = Vector256.LoadUnsafe(ref rows, i + 2 * IndexFormat.Dimensions);
            c = AvxVnni.MultiplyWideningAndAdd(c, one, row);
            g = AvxVnni.MultiplyWideningAndAdd(g, other, row);
            row = Vector256.LoadUnsafe(ref rows, i + 3 * IndexFormat.Dimensions);
            d = AvxVnni.MultiplyWideningAndAdd(d, one, row);
            h = AvxVnni.MultiplyWideningAndAdd(h, other, row);
        }
        return (Sums(a, b, c, d), Sums(e, f, g, h));
    }

    /// <summary>The sum of each of four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Sums(Vector256<int> a, Vector256<int> b, Vector256<int> c, Vector256<int> d)
    {
        Vector256<int> halves = Avx2.HorizontalAdd(Avx2.HorizontalAdd(a, b), Avx2.HorizontalAdd(c, d));
        return halves.GetLower() + halves.GetUpper();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe ref sbyte Prefetch(ref sbyte ahead, int lines)
    {
        // A hint: an address beyond the rows does no harm.
        byte* start = (byte*)Unsafe.AsPointer(ref ahead);
        for (int line = 0; line < lines; line++)
            Sse.Prefetch0(start + line * Line);
        return ref Unsafe.Add(ref ahead, lines * Line);
    }
}
