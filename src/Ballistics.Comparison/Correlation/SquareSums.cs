using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballistics.Comparison.Correlation;

/// <summary>
/// Σ value² over every rectangle from the upper left corner of a map (an integral image): the energy under any mask at any place is
/// the sum of a few of them, the mask's <see cref="MaskCorners"/>. Sums run over 32 bits in large maps and come out right all the
/// same, as long as the energy that is asked for does not.
/// </summary>
internal sealed class SquareSums
{
    private int[] _sums = [];

    /// <summary>Values from row to row; one more column and row than the map, the first of both 0.</summary>
    public int Stride { get; private set; }

    /// <summary>The sums: at row y and column x that over all rows above y and columns left of x.</summary>
    public ReadOnlySpan<int> Sums => _sums;

    /// <summary>Takes the sums of a map.</summary>
    /// <param name="values">Its values, |value| ≤ 127, row after row.</param>
    /// <param name="stride">Values from row to row, a multiple of 16; those beside the map are 0.</param>
    /// <param name="height">Rows.</param>
    public void Fill(ReadOnlySpan<short> values, int stride, int height)
    {
        // Rows are read a register at a time, from any column on.
        Stride = stride + 2 * Vector256<int>.Count;
        int needed = Stride * (height + 2);
        if (_sums.Length < needed)
            _sums = new int[needed];
        _sums.AsSpan(0, Stride).Clear();
        for (int y = 0; y < height; y++)
            FillRow(values.Slice(y * stride, stride), _sums.AsSpan(y * Stride, Stride), _sums.AsSpan((y + 1) * Stride, Stride));
    }

    private static void FillRow(ReadOnlySpan<short> values, ReadOnlySpan<int> above, Span<int> sums)
    {
        int sum = 0, x = 0;
        sums[0] = 0;
        if (Avx512BW.IsSupported)
            for (Vector512<int> all = Vector512<int>.Zero; x < values.Length; x += Vector512<int>.Count)
            {
                Vector512<int> value = Avx512BW.ConvertToVector512Int32(Vector256.Create(values[x..])), square = value * value;
                square += Avx512F.AlignRight32(square, Vector512<int>.Zero, 15);
                square += Avx512F.AlignRight32(square, Vector512<int>.Zero, 14);
                square += Avx512F.AlignRight32(square, Vector512<int>.Zero, 12);
                square += Avx512F.AlignRight32(square, Vector512<int>.Zero, 8);
                square += all;
                all = Avx512F.PermuteVar16x32(square, Vector512.Create(15));
                (square + Vector512.Create(above[(x + 1)..])).CopyTo(sums[(x + 1)..]);
            }
        for (; x < values.Length; x++)
        {
            sum += values[x] * values[x];
            sums[x + 1] = above[x + 1] + sum;
        }
        // Nothing lies behind the row: its sums stay what they were at its end.
        sums[(values.Length + 1)..].Fill(sums[values.Length]);
    }
}
