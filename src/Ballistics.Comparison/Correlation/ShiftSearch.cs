namespace Ballistics.Comparison.Correlation;

/// <summary>The sums of products of templates with a turned map at every whole shift within a margin. Buffers are used again.</summary>
internal sealed class ShiftSearch
{
    private readonly AlignedBuffer _window = new(), _maskWindow = new();
    private int[] _sums = [], _counts = [];

    /// <summary>Finds the best shift for each template; of equally good ones the first, row by row.</summary>
    /// <param name="templates">Templates of one size.</param>
    /// <param name="turned">A frame that is larger by the margin on all sides.</param>
    /// <param name="margin">The margin, points.</param>
    /// <param name="best">Takes the best shift of each template: its sum, and its place from 0 to twice the margin.</param>
    public void Best(ReadOnlySpan<BlockedMap> templates, TurnedMap turned, int margin, Span<(int Products, int X, int Y)> best)
    {
        int shifts = 2 * margin + 1, rows = templates[0].Height + 2 * margin, blocks = templates[0].Blocks;
        if (_sums.Length < shifts + ShiftedProducts.Spare)
            _sums = new int[shifts + ShiftedProducts.Spare];
        Span<int> sums = _sums;
        Span<short> window = _window.Take(rows * blocks * CorrelationMap.Block);
        best.Fill((int.MinValue, 0, 0));
        for (int x = 0; x < shifts; x++)
        {
            RowBlocks.Copy(turned.Values.AsSpan(x), turned.Stride, rows, blocks, window);
            for (int i = 0; i < templates.Length; i++)
            {
                ShiftedProducts.Of(templates[i].Values, templates[i].Height, window, rows, shifts, sums);
                for (int y = 0; y < shifts; y++)
                    if (sums[y] > best[i].Products || (sums[y] == best[i].Products && y < best[i].Y))
                        best[i] = (sums[y], x, y);
            }
        }
    }

    /// <summary>
    /// The same by products over the root of the points shared, where enough are: of two parts of rings, products alone would favour the
    /// chance fit of large areas over the true fit of small ones.
    /// </summary>
    /// <param name="templates">Templates of one size.</param>
    /// <param name="masks">Their masks.</param>
    /// <param name="turned">A frame that is larger by the margin on all sides.</param>
    /// <param name="margin">The margin, points.</param>
    /// <param name="least">Points that must be shared, at least 1.</param>
    /// <param name="best">Takes the best shift of each template, with the points shared there; products are 0 where none is above.</param>
    public void BestByShared(
        ReadOnlySpan<BlockedMap> templates, ReadOnlySpan<BlockedMap> masks, TurnedMap turned, int margin, int least, Span<(int Products, int X, int Y, int Shared)> best)
    {
        int shifts = 2 * margin + 1, rows = templates[0].Height + 2 * margin, blocks = templates[0].Blocks;
        if (_sums.Length < shifts + ShiftedProducts.Spare)
            _sums = new int[shifts + ShiftedProducts.Spare];
        if (_counts.Length < shifts + ShiftedProducts.Spare)
            _counts = new int[shifts + ShiftedProducts.Spare];
        Span<short> window = _window.Take(rows * blocks * CorrelationMap.Block), maskWindow = _maskWindow.Take(rows * blocks * CorrelationMap.Block);
        best.Fill((0, 0, 0, 1));
        for (int x = 0; x < shifts; x++)
        {
            RowBlocks.Copy(turned.Values.AsSpan(x), turned.Stride, rows, blocks, window);
            RowBlocks.Copy(turned.Mask.AsSpan(x), turned.Stride, rows, blocks, maskWindow);
            for (int i = 0; i < templates.Length; i++)
            {
                ShiftedProducts.Of(templates[i].Values, templates[i].Height, window, rows, shifts, _sums);
                ShiftedProducts.Of(masks[i].Values, masks[i].Height, maskWindow, rows, shifts, _counts);
                for (int y = 0; y < shifts; y++)
                    // products² / shared, compared without a division.
                    if (_sums[y] > 0 && _counts[y] >= least
                        && (double)_sums[y] * _sums[y] * best[i].Shared > (double)best[i].Products * best[i].Products * _counts[y])
                        best[i] = (_sums[y], x, y, _counts[y]);
            }
        }
    }
}
