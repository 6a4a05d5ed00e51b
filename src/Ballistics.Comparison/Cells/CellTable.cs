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
        foreach (FoundCell cell in Cells)
            shared += cell.IsCongruent || Shared(first, turned, cell) >= least ? 1 : 0;
        return shared;
    }

    private int Shared(CorrelationMap first, TurnedMap turned, FoundCell cell)
    {
        int shared = 0;
        for (int y = cell.Top; y < cell.Top + Side; y++)
            for (int x = cell.Left; x < cell.Left + Side; x++)
                shared += first.Mask[y * first.Stride + x] & turned.Mask[y * turned.Stride + x];
        return shared;
    }

    private int Row => (Side + CorrelationMap.Block - 1) / CorrelationMap.Block * CorrelationMap.Block;

    private void CutCells(CorrelationMap map, double distance)
    {
        Side = (int)Math.Round(Parameters.CellSide / map.Spacing);
        Cells.Clear();
        int step = (int)Math.Round(distance / map.Spacing), size = Row * Side;
        int left = (map.Width - Side) % step / 2, top = (map.Height - Side) % step / 2;
        for (int y = top; y + Side <= map.Height; y += step)
            for (int x = left; x + Side <= map.Width; x += step)
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
            {
                measured += _mask[to + x];
                _mask[to + x] = (short)-_mask[to + x];
            }
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

    /// <summary>
    /// Finds the place where products over the root of the energy under the cell's mask are largest, then computes the masked
    /// normalised correlation there. A place with much less energy than the cell itself is mostly unmeasured: the floor keeps
    /// the few points it shares from fitting by chance.
    /// </summary>
    private void Look(int index, TurnedMap turned, int margin, double turn, double spacing)
    {
        FoundCell cell = Cells[index];
        int start = index * Row * Side, bestX = -1, bestY = -1;
        int own = ProductSum.Of(in _values[start], Row, in _values[start], Row, Row, Side), least = (int)(own * Parameters.LeastEnergy);
        double best = 0, bestEnergy = 1;
        for (int y = cell.Top; y <= cell.Top + 2 * margin; y++)
            for (int x = cell.Left; x <= cell.Left + 2 * margin; x++)
            {
                int products = ProductSum.WithEnergy(
                    in _values[start], in _mask[start], Row, in turned.Values[y * turned.Stride + x], turned.Stride, Row, Side, out int energy);
                // products² / energy, compared without a division; whole numbers below 2⁵³ · 2³¹, so the order is the same everywhere.
                double square = (double)products * products, under = Math.Max(energy, least);
                if (products > 0 && square * bestEnergy > best * under)
                    (best, bestEnergy, bestX, bestY) = (square, under, x, y);
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
