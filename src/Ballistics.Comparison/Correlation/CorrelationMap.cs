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

    /// <summary>
    /// What linear interpolation between a point, the one below, the one to the right and the one below that needs, in the bytes of one
    /// number from the lowest up; <see cref="Unknown"/> where one of the four was not measured, or lies beyond the map.
    /// </summary>
    public int[] Squares => _squares ??= FindSquares();

    /// <summary>Stands in <see cref="Squares"/> where what lies between the points is not known.</summary>
    public const int Unknown = unchecked((int)0x80808080);

    private int[]? _squares;

    private int[] FindSquares()
    {
        var squares = new int[Values.Length];
        Array.Fill(squares, Unknown);
        for (int y = 0; y < Height - 1; y++)
            for (int x = 0; x < Width - 1; x++)
            {
                int at = y * Stride + x;
                if ((Mask[at] & Mask[at + 1] & Mask[at + Stride] & Mask[at + Stride + 1]) != 0)
                    squares[at] = (byte)Values[at] | (byte)Values[at + Stride] << 8 | (byte)Values[at + 1] << 16 | Values[at + Stride + 1] << 24;
            }
        return squares;
    }
}
