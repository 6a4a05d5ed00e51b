namespace Ballistics.Comparison.Correlation;

/// <summary>The values of a map in blocks, as <see cref="ShiftedProducts"/> reads a template. The buffer is used again.</summary>
internal sealed class BlockedMap
{
    private readonly AlignedBuffer _buffer = new();
    private int _count;

    /// <summary>Rows.</summary>
    public int Height { get; private set; }

    /// <summary>Blocks of <see cref="CorrelationMap.Block"/> values in a row.</summary>
    public int Blocks { get; private set; }

    /// <summary>The values, block after block.</summary>
    public ReadOnlySpan<short> Values => _buffer.Take(_count);

    /// <summary>Takes a map as it is.</summary>
    public void Fill(CorrelationMap map) => RowBlocks.Copy(map.Values, map.Stride, map.Height, map.Stride / CorrelationMap.Block, Make(map));

    /// <summary>Takes a square map turned by quarter turns clockwise, which moves points and changes none.</summary>
    public void Fill(CorrelationMap map, int quarterTurns) => Fill(map, map.Values, quarterTurns);

    /// <summary>Takes the mask of a square map, 1 where measured, turned in the same way.</summary>
    public void FillMask(CorrelationMap map, int quarterTurns) => Fill(map, map.Mask, quarterTurns);

    private void Fill(CorrelationMap map, ReadOnlySpan<short> points, int quarterTurns)
    {
        const int block = CorrelationMap.Block;
        if (map.Width != map.Height)
            throw new ArgumentException($"A map of {map.Width} × {map.Height} points is not square.");
        Span<short> values = Make(map);
        values.Clear();
        int last = map.Width - 1;
        for (int y = 0; y < map.Height; y++)
        {
            ReadOnlySpan<short> row = points.Slice(y * map.Stride, map.Width);
            // Where the row begins on the turned map, and where its next point lies.
            (int toX, int toY, int stepX, int stepY) = (quarterTurns & 3) switch
            {
                0 => (0, y, 1, 0),
                1 => (last - y, 0, 0, 1),
                2 => (last, last - y, -1, 0),
                _ => (y, last, 0, -1),
            };
            for (int x = 0; x < row.Length; x++, toX += stepX, toY += stepY)
                values[(int)((uint)toX / block * (uint)Height + (uint)toY) * block + (int)((uint)toX % block)] = row[x];
        }
    }

    private Span<short> Make(CorrelationMap map)
    {
        (Height, Blocks, _count) = (map.Height, map.Stride / CorrelationMap.Block, map.Stride * map.Height);
        return _buffer.Take(_count);
    }
}
