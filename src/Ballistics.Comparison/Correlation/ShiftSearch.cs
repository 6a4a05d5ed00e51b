namespace Ballistics.Comparison.Correlation;

/// <summary>The sums of products of templates with a turned map at every whole shift within a margin. Buffers are used again.</summary>
internal sealed class ShiftSearch
{
    private readonly AlignedBuffer _window = new();
    private int[] _sums = [];

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
}
