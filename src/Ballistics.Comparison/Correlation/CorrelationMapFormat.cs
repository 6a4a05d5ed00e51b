using System.Runtime.InteropServices;

namespace Ballistics.Comparison.Correlation;

/// <summary>A correlation map as bytes: width, height, spacing, then one signed byte a point, −128 where unmeasured.</summary>
internal static class CorrelationMapFormat
{
    public static void Write(BinaryWriter writer, PackedMap map)
    {
        writer.Write(map.Width);
        writer.Write(map.Height);
        writer.Write(map.Spacing);
        for (int y = 0; y < map.Height; y++)
            writer.Write(MemoryMarshal.AsBytes(map.Row(y)));
    }

    /// <exception cref="InvalidDataException">The sizes make no sense.</exception>
    /// <exception cref="EndOfStreamException">Bytes are missing.</exception>
    public static PackedMap Read(BinaryReader reader)
    {
        int width = reader.ReadInt32(), height = reader.ReadInt32();
        double spacing = reader.ReadDouble();
        if (width < 1 || height < 1 || (long)width * height > ProductSum.MostPoints || !(spacing > 0 && double.IsFinite(spacing)))
            throw new InvalidDataException($"A map of {width} × {height} points, {spacing} m apart, cannot be; rebuild the signature from the original.");
        var map = new PackedMap(width, height, spacing);
        for (int y = 0; y < height; y++)
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(map.Row(y)));
        return map;
    }
}
