namespace Ballistics.Comparison.Correlation;

/// <summary>
/// A correlation map as a signature keeps it: a signed byte a point. Heights are in units of a local standard deviation, 127 at the
/// clip. A comparison unpacks it into a <see cref="CorrelationMap"/> of its workspace.
/// </summary>
internal sealed class PackedMap
{
    /// <summary>Stands where nothing was measured.</summary>
    public const sbyte Unmeasured = sbyte.MinValue;

    public PackedMap(int width, int height, double spacing)
    {
        Width = width;
        Height = height;
        Spacing = spacing;
        Stride = (width + CorrelationMap.Block - 1) / CorrelationMap.Block * CorrelationMap.Block;
        Points = new sbyte[Stride * height];
        Points.AsSpan().Fill(Unmeasured);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Metres between neighbours.</summary>
    public double Spacing { get; }

    /// <summary>Points from the start of one row to the start of the next; those beside the map are unmeasured.</summary>
    public int Stride { get; }

    /// <summary>Heights from −127 to 127, row after row; <see cref="Unmeasured"/> elsewhere.</summary>
    public sbyte[] Points { get; }

    /// <summary>The points of one row.</summary>
    public Span<sbyte> Row(int y) => Points.AsSpan(y * Stride, Width);
}
