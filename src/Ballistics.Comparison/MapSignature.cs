using System.Runtime.InteropServices;
using Ballistics.Evidence;

namespace Ballistics.Comparison;

/// <summary>A mark as one coarse height map.</summary>
internal sealed record MapSignature(MarkKind Kind, int Width, int Height, float Spacing, float[] Map) : Signature(Kind)
{
    public override byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(CurrentVersion);
        writer.Write(Kind.Name);
        writer.Write(Width);
        writer.Write(Height);
        writer.Write(Spacing);
        writer.Write(MemoryMarshal.AsBytes(Map.AsSpan()));
        return stream.ToArray();
    }

    public static MapSignature Parse(ReadOnlySpan<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()));
        if (reader.ReadInt32() != CurrentVersion)
            throw new InvalidDataException("The signature is of another version; rebuild it from the original.");
        MarkKind kind = MarkKind.Parse(reader.ReadString());
        int width = reader.ReadInt32(), height = reader.ReadInt32();
        float spacing = reader.ReadSingle();
        float[] map = MemoryMarshal.Cast<byte, float>(reader.ReadBytes(width * height * sizeof(float))).ToArray();
        return new MapSignature(kind, width, height, spacing, map);
    }
}
