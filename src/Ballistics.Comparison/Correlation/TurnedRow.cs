using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballistics.Comparison.Correlation;

/// <summary>
/// Samples a map along a slanted line, linearly between its points. Places are multiples of 2⁻¹⁶ of a point, weights of 2⁻⁸, and all
/// is computed in integers, so that every path gives the same values.
/// </summary>
/// <param name="source">The map.</param>
/// <param name="stepX">From one sample to the next along x, in 2⁻¹⁶ points.</param>
/// <param name="stepY">The same along y.</param>
internal readonly struct TurnedRow(CorrelationMap source, int stepX, int stepY)
{
    private readonly int[] _squares = source.Squares;
    private readonly int _stride = source.Stride, _lastX = source.Width - 1, _lastY = source.Height - 1;

    /// <summary>Takes <paramref name="count"/> samples; what is not known is 0 in values and mask.</summary>
    /// <param name="fromX">Place of the first, in 2⁻¹⁶ points.</param>
    /// <param name="fromY">The same along y.</param>
    /// <param name="count">Samples.</param>
    /// <param name="values">Takes the values; its length is a multiple of <see cref="CorrelationMap.Block"/>, what lies behind the samples becomes 0.</param>
    /// <param name="mask">Takes 1 where a sample is known; of the same length.</param>
    public void Sample(int fromX, int fromY, int count, Span<short> values, Span<short> mask)
    {
        if (mask.Length != values.Length || values.Length % CorrelationMap.Block != 0 || count > values.Length)
            throw new ArgumentException($"Rows of {values.Length} and {mask.Length} values do not take {count} samples.");
        int done = Avx512BW.IsSupported ? Wide(fromX, fromY, count, values, mask) : Avx2.IsSupported ? Middle(fromX, fromY, count, values, mask) : 0;
        values[done..].Clear();
        mask[done..].Clear();
        for (; done < count; done++)
            (values[done], mask[done]) = One(fromX + done * stepX, fromY + done * stepY);
    }

    private (short Value, short Known) One(int x, int y)
    {
        int column = x >> 16, row = y >> 16;
        if ((uint)column >= (uint)_lastX || (uint)row >= (uint)_lastY || _squares[row * _stride + column] is var four && four == CorrelationMap.Unknown)
            return (0, 0);
        int right = (x >> 8) & 255, down = (y >> 8) & 255;
        int above = (sbyte)four * (256 - right) + (sbyte)(four >> 16) * right;
        int below = (sbyte)(four >> 8) * (256 - right) + (four >> 24) * right;
        return ((short)((above * (256 - down) + below * down + (1 << 15)) >> 16), 1);
    }

    private unsafe int Wide(int fromX, int fromY, int count, Span<short> values, Span<short> mask)
    {
        ref short toValues = ref MemoryMarshal.GetReference(values), toMask = ref MemoryMarshal.GetReference(mask);
        Vector512<int> index = Vector512<int>.Indices, stepsX = Vector512.Create(16 * stepX), stepsY = Vector512.Create(16 * stepY);
        Vector512<int> x = Vector512.Create(fromX) + index * stepX, y = Vector512.Create(fromY) + index * stepY;
        Vector512<int> stride = Vector512.Create(_stride), end = Vector512.Create(count), low = Vector512.Create(255), unknown = Vector512.Create(CorrelationMap.Unknown);
        Vector512<uint> lastX = Vector512.Create((uint)_lastX), lastY = Vector512.Create((uint)_lastY);
        int done = 0;
        fixed (int* squares = _squares)
            for (; done < count; done += 16, x += stepsX, y += stepsY, index += Vector512.Create(16))
            {
                Vector512<int> column = x >> 16, row = y >> 16;
                Vector512<int> inside = (Vector512.LessThan(column.AsUInt32(), lastX) & Vector512.LessThan(row.AsUInt32(), lastY)).AsInt32() & Vector512.LessThan(index, end);
                if (inside == Vector512<int>.Zero)
                {
                    Vector256<short>.Zero.StoreUnsafe(ref toValues, (nuint)done);
                    Vector256<short>.Zero.StoreUnsafe(ref toMask, (nuint)done);
                    continue;
                }
                Vector512<int> four = Gather(squares, (row * stride + column) & inside);
                Vector512<int> known = Vector512.AndNot(inside, Vector512.Equals(four, unknown));
                Vector512<int> right = (x >> 8) & low, down = (y >> 8) & low;
                Vector512<short> across = (right << 16 | (Vector512.Create(256) - right)).AsInt16(), along = (down << 16 | (Vector512.Create(256) - down)).AsInt16();
                Vector512<int> above = Avx512BW.MultiplyAddAdjacent((four << 8).AsInt16() >> 8, across);
                Vector512<int> below = Avx512BW.MultiplyAddAdjacent(four.AsInt16() >> 8, across);
                // |above| and |below| are at most 127 · 256, so that 16 bits hold them.
                Vector512<int> both = below << 16 | above & Vector512.Create(0xFFFF);
                Vector512<int> value = (Avx512BW.MultiplyAddAdjacent(both.AsInt16(), along) + Vector512.Create(1 << 15)) >> 16;
                Avx512F.ConvertToVector256Int16(value & known).StoreUnsafe(ref toValues, (nuint)done);
                Avx512F.ConvertToVector256Int16(known & Vector512<int>.One).StoreUnsafe(ref toMask, (nuint)done);
            }
        return done;
    }

    private unsafe int Middle(int fromX, int fromY, int count, Span<short> values, Span<short> mask)
    {
        ref short toValues = ref MemoryMarshal.GetReference(values), toMask = ref MemoryMarshal.GetReference(mask);
        Vector256<int> index = Vector256<int>.Indices, stepsX = Vector256.Create(8 * stepX), stepsY = Vector256.Create(8 * stepY);
        Vector256<int> x = Vector256.Create(fromX) + index * stepX, y = Vector256.Create(fromY) + index * stepY;
        Vector256<int> stride = Vector256.Create(_stride), end = Vector256.Create(count), low = Vector256.Create(255), unknown = Vector256.Create(CorrelationMap.Unknown);
        Vector256<uint> lastX = Vector256.Create((uint)_lastX), lastY = Vector256.Create((uint)_lastY);
        int done = 0;
        fixed (int* squares = _squares)
            for (; done < count; done += 8, x += stepsX, y += stepsY, index += Vector256.Create(8))
            {
                Vector256<int> column = x >> 16, row = y >> 16;
                Vector256<int> inside = (Vector256.LessThan(column.AsUInt32(), lastX) & Vector256.LessThan(row.AsUInt32(), lastY)).AsInt32() & Vector256.LessThan(index, end);
                Vector256<int> four = Avx2.GatherVector256(squares, (row * stride + column) & inside, sizeof(int));
                Vector256<int> known = Vector256.AndNot(inside, Vector256.Equals(four, unknown));
                Vector256<int> right = (x >> 8) & low, down = (y >> 8) & low;
                Vector256<short> across = (right << 16 | (Vector256.Create(256) - right)).AsInt16(), along = (down << 16 | (Vector256.Create(256) - down)).AsInt16();
                Vector256<int> above = Avx2.MultiplyAddAdjacent((four << 8).AsInt16() >> 8, across);
                Vector256<int> below = Avx2.MultiplyAddAdjacent(four.AsInt16() >> 8, across);
                Vector256<int> both = below << 16 | above & Vector256.Create(0xFFFF);
                Vector256<int> value = (Avx2.MultiplyAddAdjacent(both.AsInt16(), along) + Vector256.Create(1 << 15)) >> 16;
                Vector256.Narrow(value & known, Vector256<int>.Zero).GetLower().StoreUnsafe(ref toValues, (nuint)done);
                Vector256.Narrow(known & Vector256<int>.One, Vector256<int>.Zero).GetLower().StoreUnsafe(ref toMask, (nuint)done);
            }
        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector512<int> Gather(int* squares, Vector512<int> at) => Vector512.Create(
        Avx2.GatherVector256(squares, at.GetLower(), sizeof(int)), Avx2.GatherVector256(squares, at.GetUpper(), sizeof(int)));
}
