using Ballistics.Comparison.Correlation;
using Ballistics.Evidence;

namespace Ballistics.Comparison.Cells;

/// <summary>
/// The correlation cells of one mark, each looked for on another (Song 2013, Tong et al. 2015). Buffers are used again.
/// </summary>
internal sealed class CellTable
{
    private short[] _values = [];
    private short[] _mask = [];
    private int[] _rowSquares = [];

    /// <summary>The cells, in rows from the upper left.</summary>
    public List<FoundCell> Cells { get; } = [];

    /// <summary>Points along a cell's side.</summary>
    public int Side { get; private set; }

    /// <summary>Looks for every usable cell of <paramref name="first"/> on <paramref name="second"/> about a pose.</summary>
    public void Register(CorrelationMap first, CorrelationMap second, Pose pose, TurnedMap turned)
    {
        CutCells(first);
        int margin = (int)Math.Round(Parameters.CellShift / first.Spacing);
        foreach (double turn in Parameters.CellTurns)
        {
            turned.Fill(second, pose.Then(new Pose(0, 0, turn)), first.Width, first.Height, margin);
            SumSquares(turned);
            for (int i = 0; i < Cells.Count; i++)
                Look(i, turned, margin, turn, first.Spacing);
        }
    }

    private int Row => (Side + CorrelationMap.Block - 1) / CorrelationMap.Block * CorrelationMap.Block;

    private void CutCells(CorrelationMap map)
    {
        Side = (int)Math.Round(Parameters.CellSide / map.Spacing);
        Cells.Clear();
        int left = map.Width % Side / 2, top = map.Height % Side / 2, size = Row * Side;
        for (int y = top; y + Side <= map.Height; y += Side)
            for (int x = left; x + Side <= map.Width; x += Side)
            {
                int start = Cells.Count * size;
                Grow(start + size);
                int measured = Copy(map, x, y, start);
                if (measured >= Parameters.CellFill * Side * Side)
                    Cells.Add(new FoundCell(
                        x, y, (x + (Side - map.Width) / 2.0) * map.Spacing, (y + (Side - map.Height) / 2.0) * map.Spacing));
            }
    }

    private int Copy(CorrelationMap map, int left, int top, int start)
    {
        int measured = 0;
        for (int y = 0; y < Side; y++)
        {
            int from = (top + y) * map.Stride + left, to = start + y * Row;
            map.Values.AsSpan(from, Side).CopyTo(_values.AsSpan(to));
            map.Mask.AsSpan(from, Side).CopyTo(_mask.AsSpan(to));
            _values.AsSpan(to + Side, Row - Side).Clear();
            _mask.AsSpan(to + Side, Row - Side).Clear();
            for (int x = 0; x < Side; x++)
                measured += _mask[to + x];
        }
        return measured;
    }

    private void Grow(int needed)
    {
        if (_values.Length >= needed)
            return;
        Array.Resize(ref _values, 2 * needed);
        Array.Resize(ref _mask, 2 * needed);
    }

    /// <summary>Integral image of the squares: the energy under any square is four look-ups.</summary>
    private void SumSquares(TurnedMap turned)
    {
        int wide = turned.Width + 1;
        if (_rowSquares.Length < wide * (turned.Height + 1))
            _rowSquares = new int[2 * wide * (turned.Height + 1)];
        Array.Clear(_rowSquares, 0, wide);
        for (int y = 0; y < turned.Height; y++)
        {
            int sum = 0, at = (y + 1) * wide;
            _rowSquares[at] = 0;
            for (int x = 0; x < turned.Width; x++)
            {
                int value = turned.Values[y * turned.Stride + x];
                sum += value * value;
                _rowSquares[at + x + 1] = _rowSquares[at - wide + x + 1] + sum;
            }
        }
    }

    /// <summary>
    /// Finds the place where products over the root of the energy beneath are largest, then computes the masked normalised
    /// correlation there. The energy stands for the spread: on a locally normalised map the two are proportional.
    /// </summary>
    private void Look(int index, TurnedMap turned, int margin, double turn, double spacing)
    {
        FoundCell cell = Cells[index];
        int start = index * Row * Side, wide = turned.Width + 1, bestX = -1, bestY = -1;
        double best = 0;
        for (int y = cell.Top; y <= cell.Top + 2 * margin; y++)
            for (int x = cell.Left; x <= cell.Left + 2 * margin; x++)
            {
                int products = ProductSum.Of(in _values[start], Row, in turned.Values[y * turned.Stride + x], turned.Stride, Row, Side);
                if (products <= 0)
                    continue;
                long energy = (long)_rowSquares[(y + Side) * wide + x + Side] - _rowSquares[y * wide + x + Side]
                    - _rowSquares[(y + Side) * wide + x] + _rowSquares[y * wide + x];
                double fit = (double)products * products / energy;
                if (fit > best)
                    (best, bestX, bestY) = (fit, x, y);
            }
        if (bestX < 0)
            return;
        int at = bestY * turned.Stride + bestX;
        double correlation = MaskedCorrelation.Of(
            _values.AsSpan(start), _mask.AsSpan(start), Row, turned.Values.AsSpan(at), turned.Mask.AsSpan(at), turned.Stride, Side, Side, out int shared);
        if (shared < Parameters.CellOverlap * Parameters.CellFill * Side * Side || !(correlation > cell.Correlation))
            return;
        Cells[index] = cell with
        {
            Correlation = correlation,
            Turn = turn,
            ShiftX = (bestX - margin - cell.Left) * spacing,
            ShiftY = (bestY - margin - cell.Top) * spacing,
        };
    }
}
