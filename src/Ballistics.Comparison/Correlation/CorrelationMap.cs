namespace Ballistics.Comparison.Correlation;

/// <summary>
/// A prepared mark as small integers: heights in units of a local standard deviation, 127 at the clip, and a mask.
/// Unmeasured points hold 0 in both, so that a plain product sum over any area counts measured points alone.
/// Rows are padded with zeros to a multiple of <see cref="Block"/> values, what the widest kernel reads at once.
/// </summary>
internal sealed class CorrelationMap
{
    /// <summary>Values per row are a multiple of this.</summary>
    public const int Block = 32;

    public CorrelationMap(int width, int height, double spacing)
    {
        Width = width;
        Height = height;
        Spacing = spacing;
        Stride = (width + Block - 1) / Block * Block;
        Values = new short[Stride * height];
        Mask = new short[Stride * height];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Metres between neighbours.</summary>
    public double Spacing { get; }

    /// <summary>Values from the start of one row to the start of the next.</summary>
    public int Stride { get; }

    /// <summary>Heights from −127 to 127; 0 where unmeasured.</summary>
    public short[] Values { get; }

    /// <summary>1 where measured, else 0.</summary>
    public short[] Mask { get; }

    /// <summary>How many points were measured.</summary>
    public int Measured => ProductSum.Of(in Mask[0], Stride, in Mask[0], Stride, Stride, Height);

    /// <summary>Sum of the squares of the heights.</summary>
    public int Energy => ProductSum.Of(in Values[0], Stride, in Values[0], Stride, Stride, Height);

    /// <summary>1 where a point and its neighbours to the right, below and both were measured: what lies between them is known.</summary>
    public byte[] Interpolable => _interpolable ??= FindInterpolable();

    private byte[]? _interpolable;

    /// <summary>This square map turned by quarter turns clockwise, which moves points and changes none.</summary>
    public CorrelationMap QuarterTurned(int turns)
    {
        if (Width != Height)
            throw new InvalidOperationException($"A map of {Width} × {Height} points is not square.");
        var turned = new CorrelationMap(Width, Height, Spacing);
        int last = Width - 1;
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
            {
                (int toX, int toY) = (turns & 3) switch { 0 => (x, y), 1 => (last - y, x), 2 => (last - x, last - y), _ => (y, last - x) };
                turned.Values[toY * Stride + toX] = Values[y * Stride + x];
                turned.Mask[toY * Stride + toX] = Mask[y * Stride + x];
            }
        return turned;
    }

    private byte[] FindInterpolable()
    {
        var interpolable = new byte[Mask.Length];
        for (int y = 0; y < Height - 1; y++)
            for (int x = 0; x < Width - 1; x++)
            {
                int at = y * Stride + x;
                interpolable[at] = (byte)(Mask[at] & Mask[at + 1] & Mask[at + Stride] & Mask[at + Stride + 1]);
            }
        return interpolable;
    }
}
