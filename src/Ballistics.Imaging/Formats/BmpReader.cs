using System.Buffers.Binary;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>Windows bitmaps of 1 to 32 bits a pixel.</summary>
internal static class BmpReader
{
    private const string Format = "BMP";

    /// <summary>Reads one picture.</summary>
    /// <exception cref="RejectedScanException">Cut off, not sound, or too large.</exception>
    public static Acquisition Read(ReadOnlySpan<byte> bytes, string sha256) => RasterImage.Read(bytes, Header(bytes), sha256);

    /// <summary>Reads the header.</summary>
    /// <exception cref="RejectedScanException">Cut off, not sound, or too large.</exception>
    public static RasterHeader Header(ReadOnlySpan<byte> bytes)
    {
        uint headerSize = BinaryPrimitives.ReadUInt32LittleEndian(bytes[14..]);
        bool old = headerSize == 12;
        if ((!old && headerSize is < 40 or > 256) || bytes.Length < 14 + (int)headerSize)
            throw RasterHeader.Damaged(Format, "its header is cut off or of an unknown length.");
        long width = old ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[18..]) : BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]);
        // A negative height means that rows run downwards.
        long height = old ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[20..]) : Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(bytes[22..]));
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(old ? 24 : 28)..]);
        if (bits is not (1 or 4 or 8 or 16 or 24 or 32))
            throw RasterHeader.Damaged(Format, $"it claims {bits} bits a pixel.");
        RasterHeader.RefuseSize(Format, width, height, 32);
        uint compression = old ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(bytes[30..]);
        if (compression is 4 or 5)
            throw new RejectedScanException(RejectionReason.Unsupported, "The BMP file wraps a JPEG or PNG picture. Send that picture itself.");
        uint pixels = BinaryPrimitives.ReadUInt32LittleEndian(bytes[10..]);
        long stride = (width * bits + 31) / 32 * 4;
        // Run-length coded rows (1 and 2) have no fixed length.
        if (pixels > bytes.Length || (compression is not (1 or 2) && pixels + stride * height > bytes.Length))
            throw RasterHeader.Damaged(Format, "it is cut off within its pixels.");
        return new RasterHeader
        {
            Format = Format,
            Width = (int)width,
            Height = (int)height,
            IgnoresAlpha = true,
            // Five bits are decoded into the upper ones of eight.
            White = bits == 16 ? 0xF8 : null,
            SpacingX = old ? double.NaN : 1.0 / BinaryPrimitives.ReadInt32LittleEndian(bytes[38..]),
            SpacingY = old ? double.NaN : 1.0 / BinaryPrimitives.ReadInt32LittleEndian(bytes[42..]),
        };
    }
}
