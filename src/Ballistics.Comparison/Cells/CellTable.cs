using Ballistics.Comparison.Correlation;
using Ballistics.Evidence;

namespace Ballistics.Comparison.Cells;

/// <summary>
/// The correlation cells of one mark, each looked for on another (Song 2013, Tong et al. 2015). Buffers are used again.
/// </summary>
internal sealed class CellTable
{
    private readonly AlignedBuffer _values = new(), _mask = new(), _strip = new();
    private readonly MaskCorners _corners = new();
    private readonly SquareSums _squares = new();
    private int[] _own = [], _products = [], _energies = [];

    /// <summary>The cells, in rows from the upper left.</summary>
    public List<FoundCell> Cells { get; } = [];

    /// <summary>Points along a cell's side.</summary>
    public int Side { get; private set; }

    /// <summary>Looks for every usable cell of <paramref name="first"/> on <paramref name="second"/> about a pose.</summary>
    /// <param name="first">The mark that is cut into cells.</param>
    /// <param name="second">The mark they are looked for on.</param>
    /// <param name="pose">Where the second lies on the first, as far as is known.</param>
    /// <param name="step">From one cell to the next, metres.</param>
    /// <param name="turns">Turns beyond the pose's that are tried, degrees.</param>
    /// <param name="shift">Shift looked at about the place the pose foretells, metres in each direction.</param>
    /// <param name="turned">Buffer for the second mark in its pose.</param>
    public void Register(
        CorrelationMap first, CorrelationMap second, Pose pose, double step, ReadOnlySpan<double> turns, double shift, TurnedMap turned)
    {
        CutCells(first, step);
        int margin = (int)Math.Round(shift / first.Spacing);
        foreach (double turn in turns)
        {
            turned.Fill(second, pose.Then(new Pose(0, 0, turn)), first.Width, first.Height, margin);
            _squares.Fill(turned.Values, turned.Stride, turned.Height);
            Multiply(turned, 2 * margin + 1);
            for (int i = 0; i < Cells.Count; i++)
                Look(i, turned, margin, turn, first.Spacing);
        }
    }

    /// <summary>
    /// How many cells have a counterpart: under the pose alone, the second mark was measured beneath enough of them. What one of
    /// the two scans does not show can speak neither for nor against the pair.
    /// </summary>
    public int CountShared(CorrelationMap first, CorrelationMap second, Pose pose, TurnedMap turned)
    {
        turned.Fill(second, pose, first.Width, first.Height, 0);
        int least = (int)(Parameters.CellOverlap * Parameters.CellFill * Side * Side), shared = 0;
        for (int i = 0; i < Cells.Count; i++)
            shared += Cells[i].IsCongruent || Shared(i, turned) >= least ? 1 : 0;
        return shared;
    }

    /// <summary>The points that a cell and what lies beneath it share: the cell's mask counts as −1, so that the sum is negative.</summary>
    private int Shared(int index, TurnedMap turned)
    {
        int shared = 0;
        for (int block = 0; block < Blocks; block++)
            shared -= ProductSum.Of(
                in Mask(index)[block * Side * CorrelationMap.Block], CorrelationMap.Block,
                in turned.Mask[Cells[index].Top * turned.Stride + Cells[index].Left + block * CorrelationMap.Block], turned.Stride, CorrelationMap.Block, Side);
        return shared;
    }

    private int Blocks => (Side + CorrelationMap.Block - 1) / CorrelationMap.Block;

    /// <summary>Values of one cell, its rows in blocks as <see cref="ShiftedProducts"/> reads them.</summary>
    private int Size => Blocks * Side * CorrelationMap.Block;

    private ReadOnlySpan<short> Values(int index) => _values.Take((index + 1) * Size)[^Size..];

    /// <summary>−1 (all bits) where the cell was measured, else 0.</summary>
    private ReadOnlySpan<short> Mask(int index) => _mask.Take((index + 1) * Size)[^Size..];

    private void CutCells(CorrelationMap map, double distance)
    {
        Side = (int)Math.Round(Parameters.CellSide / map.Spacing);
        Cells.Clear();
        _corners.Clear();
        int step = (int)Math.Round(distance / map.Spacing);
        if (map.Width < Side || map.Height < Side)
            return;
        int left = (map.Width - Side) % step / 2, top = (map.Height - Side) % step / 2, most = ((map.Width - Side) / step + 1) * ((map.Height - Side) / step + 1);
        Span<short> values = _values.Take(most * Size), mask = _mask.Take(most * Size);
        if (_own.Length < most)
            _own = new int[most];
        for (int y = top; y + Side <= map.Height; y += step)
            for (int x = left; x + Side <= map.Width; x += step)
            {
                int index = Cells.Count;
                Span<short> cell = values.Slice(index * Size, Size), measured = mask.Slice(index * Size, Size);
                if (Copy(map, x, y, cell, measured) < Parameters.CellFill * Side * Side)
                    continue;
                Cells.Add(new FoundCell(x, y, (x + (Side - map.Width) / 2.0) * map.Spacing, (y + (Side - map.Height) / 2.0) * map.Spacing));
                _own[index] = ProductSum.Of(in cell[0], CorrelationMap.Block, in cell[0], CorrelationMap.Block, CorrelationMap.Block, Blocks * Side);
                _corners.Add(map.Mask[(y * map.Stride + x)..], map.Stride, Side, Side);
            }
    }

    /// <summary>Copies a cell out of its map; returns how many of its points were measured.</summary>
    private int Copy(CorrelationMap map, int left, int top, Span<short> cell, Span<short> measured)
    {
        cell.Clear();
        measured.Clear();
        int count = 0;
        for (int block = 0; block < Blocks; block++)
            for (int y = 0; y < Side; y++)
            {
                int from = (top + y) * map.Stride + left + block * CorrelationMap.Block, to = (block * Side + y) * CorrelationMap.Block;
                int width = Math.Min(CorrelationMap.Block, Side - block * CorrelationMap.Block);
                map.Values.Slice(from, width).CopyTo(cell[to..]);
                for (int x = 0; x < width; x++)
                {
                    count += map.Mask[from + x];
                    measured[to + x] = (short)-map.Mask[from + x];
                }
            }
        return count;
    }

    /// <summary>Sums of products of every cell at every shift: of shifts to one side a strip as high as the map serves all cells of a column.</summary>
    private void Multiply(TurnedMap turned, int shifts)
    {
        int height = turned.Height, most = Cells.Count * Area(shifts);
        if (_products.Length < most)
            _products = new int[most];
        Span<short> strip = _strip.Take(Blocks * height * CorrelationMap.Block);
        for (int first = 0; first < Cells.Count; first++)
        {
            int left = Cells[first].Left;
            if (HasBefore(first, left))
                continue;
            for (int x = 0; x < shifts; x++)
            {
                RowBlocks.Copy(turned.Values.AsSpan(left + x), turned.Stride, height, Blocks, strip);
                for (int i = first; i < Cells.Count; i++)
                    if (Cells[i].Left == left)
                        ShiftedProducts.Of(
                            Values(i), Side, strip[(Cells[i].Top * CorrelationMap.Block)..], height, shifts, _products.AsSpan(i * Area(shifts) + x * shifts));
            }
        }
    }

    /// <summary>Sums of one cell at all shifts, and what the kernel overwrites behind them.</summary>
    private static int Area(int shifts) => shifts * shifts + ShiftedProducts.Spare;

    private bool HasBefore(int index, int left)
    {
        for (int i = 0; i < index; i++)
            if (Cells[i].Left == left)
                return true;
        return false;
    }

    /// <summary>
    /// Finds the place where products over the root of the energy under the cell's mask are largest, then computes the masked
    /// normalised correlation there. A place with much less energy than the cell itself is mostly unmeasured: the floor keeps
    /// the few points it shares from fitting by chance.
    /// </summary>
    private void Look(int index, TurnedMap turned, int margin, double turn, double spacing)
    {
        FoundCell cell = Cells[index];
        int shifts = 2 * margin + 1, pitch = (shifts + 7) / 8 * 8, bestX = -1, bestY = -1, least = (int)(_own[index] * Parameters.LeastEnergy);
        if (_energies.Length < shifts * pitch)
            _energies = new int[shifts * pitch];
        _corners.Energies(index, _squares, cell.Left, cell.Top, shifts, pitch, _energies);
        ReadOnlySpan<int> products = _products.AsSpan(index * Area(shifts), shifts * shifts);
        double best = 0, bestEnergy = 1;
        for (int y = 0; y < shifts; y++)
            for (int x = 0; x < shifts; x++)
            {
                int product = products[x * shifts + y];
                // products² / energy, compared without a division; whole numbers below 2⁵³ · 2³¹, so the order is the same everywhere.
                double square = (double)product * product, under = Math.Max(_energies[y * pitch + x], least);
                if (product > 0 && square * bestEnergy > best * under)
                    (best, bestEnergy, bestX, bestY) = (square, under, x, y);
            }
        if (bestX < 0)
            return;
        double correlation = Correlate(index, turned, cell.Left + bestX, cell.Top + bestY, out int shared);
        if (shared < Parameters.CellOverlap * Parameters.CellFill * Side * Side || !(correlation > cell.Correlation))
            return;
        Cells[index] = cell with
        {
            Correlation = correlation,
            Turn = turn,
            ShiftX = (bestX - margin) * spacing,
            ShiftY = (bestY - margin) * spacing,
        };
    }

    private double Correlate(int index, TurnedMap turned, int left, int top, out int shared)
    {
        var sums = new MaskedSums();
        for (int block = 0; block < Blocks; block++)
        {
            int from = block * Side * CorrelationMap.Block, at = top * turned.Stride + left + block * CorrelationMap.Block;
            sums.Add(
                Values(index)[from..], Mask(index)[from..], CorrelationMap.Block, turned.Values.AsSpan(at), turned.Mask.AsSpan(at), turned.Stride,
                CorrelationMap.Block, Side);
        }
        shared = sums.Shared;
        return sums.Correlation;
    }
}
