using System.Buffers.Binary;
using System.IO.Compression;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>
/// PNG, 1 to 16 bits. Its chunks are walked here and only those that make the picture reach the decoder: text, colour profiles and
/// animations, which could unpack to anything, are left out. A colour profile is unpacked here, within bounds.
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
            if (chunk[4..].StartsWith("iCCP"u8))
                header = header with { Profile = Profile(data) };
            if (chunk[4..].StartsWith("sRGB"u8))
                header = header with { Encoding = ColourEncoding.Srgb };
            // The exponent by which light was stored, times 100,000; sRGB overrides it, and 0 is none.
            if (chunk[4..].StartsWith("gAMA"u8) && data.Length == 4 && header.Encoding is null && BinaryPrimitives.ReadUInt32BigEndian(data) is >= 1000 and <= 1_000_000 and var gamma)
                header = header with { Encoding = ColourEncoding.Power(100_000.0 / gamma) };
            // Of grey the decoder passes it over; fewer than 8 bits are widened as the samples are.
            if (chunk[4..].StartsWith("tRNS"u8) && bytes[25] == 0 && data.Length == 2)
                header = header with { TransparentGrey = BinaryPrimitives.ReadUInt16BigEndian(data) * (bytes[24] switch { 1 => 255, 2 => 85, 4 => 17, _ => 1 }) };
            if (chunk[4..].StartsWith("IEND"u8))
                break;
            position += chunk.Length;
        }
        essential = copy.ToArray();
        return header;
    }

    /// <summary>The colour profile: a name, a zero, how it is packed, and the packed bytes; null where they are not sound or unpack to too many.</summary>
    private static byte[]? Profile(ReadOnlySpan<byte> data)
    {
        int name = data.IndexOf((byte)0);
        if (name < 0 || data.Length < name + 3)
            return null;
        var unpacked = new byte[Limits.ProfileBytes + 1];
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(data[(name + 2)..].ToArray()), CompressionMode.Decompress);
            int length = zlib.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false);
            return length <= Limits.ProfileBytes ? unpacked[..length] : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static RasterHeader Header(ReadOnlySpan<byte> header)
    {
        uint width = BinaryPrimitives.ReadUInt32BigEndian(header), height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        int bits = header[8] == 16 ? 16 : 8;
        // Grey may gain an opacity and palettes become colours while decoding, so that is what is counted.
        int samples = header[9] is 0 ? 1 : 4;
        RasterHeader.RefuseSize(Format, width, height, bits * samples);
        return new RasterHeader { Format = Format, Width = (int)width, Height = (int)height, HasOpacity = true };
    }
}
