namespace Ballistics.Comparison.Correlation;

/// <summary>A correlation map as bytes: width, height, spacing, then one signed byte a point, −128 where unmeasured.</summary>
internal static class CorrelationMapFormat
{
    private const sbyte Unmeasured = sbyte.MinValue;

    public static void Write(BinaryWriter writer, CorrelationMap map)
    {
        writer.Write(map.Width);
        writer.Write(map.Height);
        writer.Write(map.Spacing);
        for (int y = 0; y < map.Height; y++)
            for (int x = 0; x < map.Width; x++)
            {
                int at = y * map.Stride + x;
                writer.Write(map.Mask[at] == 0 ? Unmeasured : (sbyte)map.Values[at]);
            }
    }

    /// <exception cref="InvalidDataException">The sizes make no sense.</exception>
    /// <exception cref="EndOfStreamException">Bytes are missing.</exception>
    public static CorrelationMap Read(BinaryReader reader)
    {
        int width = reader.ReadInt32(), height = reader.ReadInt32();
        double spacing = reader.ReadDouble();
        if (width < 1 || height < 1 || (long)width * height > ProductSum.MostPoints || !(spacing > 0 && double.IsFinite(spacing)))
            throw new InvalidDataException($"A map of {width} × {height} points, {spacing} m apart, cannot be; rebuild the signature from the original.");
        var map = new CorrelationMap(width, height, spacing);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                if (reader.ReadSByte() is var value && value != Unmeasured)
                {
                    map.Values[y * map.Stride + x] = value;
                    map.Mask[y * map.Stride + x] = 1;
                }
        return map;
    }
}
