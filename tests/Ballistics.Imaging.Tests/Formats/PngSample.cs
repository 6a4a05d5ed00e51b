using System.Buffers.Binary;
using System.IO.Compression;

namespace Ballistics.Imaging.Tests.Formats;

/// <summary>A PNG made chunk by chunk; sound unless a test breaks it. Rows are the pixels as stored, without filter bytes.</summary>
internal sealed record PngSample(uint Width, uint Height, byte Bits, byte ColourType, byte[][] Rows)
{
    public (string Name, byte[] Data)[] Before { get; init; } = [];

    public byte[] ToBytes()
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, Width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (Bits, ColourType);
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            foreach (byte[] row in Rows)
                zlib.Write([0, .. row]);
        return
        [
            0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. Chunk("IHDR", header),
            .. Before.SelectMany(chunk => Chunk(chunk.Name, chunk.Data)), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", []),
        ];
    }

    public static byte[] Chunk(string name, byte[] data)
    {
        byte[] body = [.. name.Select(letter => (byte)letter), .. data];
        var length = new byte[4];
        var crc = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc(body));
        return [.. length, .. body, .. crc];
    }

    /// <summary>The plain definition, bit by bit: it referees the table-driven one of the reader.</summary>
    private static uint Crc(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
