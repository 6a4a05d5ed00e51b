using System.Buffers.Binary;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>
/// PNG, 1 to 16 bits. Its chunks are walked here and only those that make the picture reach the decoder: text, colour profiles and
/// animations, which could unpack to anything, are left out.
/// </summary>
internal static class PngReader
{
    private const string Format = "PNG";

    /// <summary>Reads one picture.</summary>
    /// <exception cref="RejectedScanException">Cut off, changed, or too large.</exception>
    public static Acquisition Read(ReadOnlySpan<byte> bytes, string sha256)
    {
        RasterHeader header = Strip(bytes, out byte[] essential);
        return RasterImage.Read(essential, header, sha256);
    }

    /// <summary>Reads the header, checks every chunk, and copies those that make the picture.</summary>
    /// <exception cref="RejectedScanException">Cut off, changed, or too large.</exception>
    public static RasterHeader Strip(ReadOnlySpan<byte> bytes, out byte[] essential)
    {
        if (bytes.Length < 33 || !bytes[12..].StartsWith("IHDR"u8))
            throw RasterHeader.Damaged(Format, "it ends before its size is told.");
        RasterHeader header = Header(bytes[16..]);
        var copy = new MemoryStream(bytes.Length);
        copy.Write(bytes[..8]);
        for (int position = 8; ;)
        {
            if (position + 12 > bytes.Length)
                throw RasterHeader.Damaged(Format, "it is cut off before its end mark.");
            uint length = BinaryPrimitives.ReadUInt32BigEndian(bytes[position..]);
            if (length > bytes.Length - position - 12)
                throw RasterHeader.Damaged(Format, "it is cut off within a chunk.");
            ReadOnlySpan<byte> chunk = bytes.Slice(position, (int)length + 12), data = chunk[8..^4];
            bool needed = chunk[4..].StartsWith("IHDR"u8) || chunk[4..].StartsWith("PLTE"u8) || chunk[4..].StartsWith("IDAT"u8)
                || chunk[4..].StartsWith("tRNS"u8) || chunk[4..].StartsWith("IEND"u8);
            if (needed && Crc32.Of(chunk[4..^4]) != BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]))
                throw RasterHeader.Damaged(Format, "the checksum of a chunk does not fit; the file was changed or damaged.");
            if (needed)
                copy.Write(chunk);
            if (chunk[4..].StartsWith("pHYs"u8) && data.Length == 9 && data[8] == 1)
                header = header with { SpacingX = 1.0 / BinaryPrimitives.ReadUInt32BigEndian(data), SpacingY = 1.0 / BinaryPrimitives.ReadUInt32BigEndian(data[4..]) };
            if (chunk[4..].StartsWith("eXIf"u8))
                header = header with { Orientation = Orientation.InExif(data) };
            if (chunk[4..].StartsWith("IEND"u8))
                break;
            position += chunk.Length;
        }
        essential = copy.ToArray();
        return header;
    }

    private static RasterHeader Header(ReadOnlySpan<byte> header)
    {
        uint width = BinaryPrimitives.ReadUInt32BigEndian(header), height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        int bits = header[8] == 16 ? 16 : 8;
        // Grey may gain an opacity and palettes become colours while decoding, so that is what is counted.
        int samples = header[9] is 0 ? 1 : 4;
        RasterHeader.RefuseSize(Format, width, height, bits * samples);
        return new RasterHeader { Format = Format, Width = (int)width, Height = (int)height };
    }
}
