using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ballistics.Comparison.Correlation;

/// <summary>
/// Masks as the corners of their outlines: a full rectangle has four, however large it is. Summed squares at the corners give the
/// energy under the mask, at many shifts at once and exactly.
/// </summary>
internal sealed class MaskCorners
{
    private readonly List<(int X, int Y, int Factor)> _corners = [];
    private readonly List<int> _ends = [];

    /// <summary>Takes all masks out.</summary>
    public void Clear()
    {
        _corners.Clear();
        _ends.Clear();
    }

    /// <summary>Adds the mask of a rectangle.</summary>
    /// <param name="mask">From its first value on; 0 is unmeasured.</param>
    /// <param name="stride">Values from row to row.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    public void Add(ReadOnlySpan<short> mask, int stride, int width, int height)
    {
        for (int y = 0; y <= height; y++)
        {
            ReadOnlySpan<short> above = y == 0 ? default : mask.Slice((y - 1) * stride, width), here = y == height ? default : mask.Slice(y * stride, width);
            int before = 0;
            for (int x = 0; x <= width; x++)
            {
                // Where the step from row to row changes, there is a corner.
                int step = x == width ? 0 : (above.IsEmpty || above[x] == 0 ? 0 : 1) - (here.IsEmpty || here[x] == 0 ? 0 : 1);
                if (step != before)
                    _corners.Add((x, y, before - step));
                before = step;
            }
        }
        _ends.Add(_corners.Count);
    }

    /// <summary>Energies under one mask, a register of neighbouring shifts at a time.</summary>
    /// <param name="index">The mask, in the order in which they were added.</param>
    /// <param name="squares">Summed squares of the map beneath.</param>
    /// <param name="left">Column of the map on which the mask's first column lies at the first shift.</param>
    /// <param name="top">Row of the map on which its first row lies at the first shift.</param>
    /// <param name="shifts">Shifts in each direction.</param>
    /// <param name="pitch">Values from row to row of <paramref name="energies"/>: a multiple of 8, at least <paramref name="shifts"/>.</param>
    /// <param name="energies">Takes the energies, row after row of shifts.</param>
    public void Energies(int index, SquareSums squares, int left, int top, int shifts, int pitch, Span<int> energies)
    {
        Span<(int X, int Y, int Factor)> corners = CollectionsMarshal.AsSpan(_corners)[(index == 0 ? 0 : _ends[index - 1]).._ends[index]];
        ReadOnlySpan<int> sums = squares.Sums;
        for (int y = 0; y < shifts; y++)
            for (int x = 0; x < shifts; x += Vector256<int>.Count)
            {
                int at = (top + y) * squares.Stride + left + x;
                Vector256<int> energy = Vector256<int>.Zero;
                foreach ((int cornerX, int cornerY, int factor) in corners)
                {
                    Vector256<int> sum = Vector256.Create(sums[(at + cornerY * squares.Stride + cornerX)..]);
                    energy += factor == 1 ? sum : factor == -1 ? -sum : sum * factor;
                }
                energy.CopyTo(energies[(y * pitch + x)..]);
            }
    }
}
