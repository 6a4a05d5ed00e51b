using System.Buffers.Binary;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>JPEG, 8 bits. Its markers are walked to the end first, since a decoder fills what is missing with grey and says nothing.</summary>
internal static class JpegReader
{
    private const string Format = "JPEG";
    private const int StartOfImage = 0xD8, EndOfImage = 0xD9, StartOfScan = 0xDA, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2;

    /// <summary>Reads one picture.</summary>
    /// <exception cref="RejectedScanException">Cut off, too large, or of more passes than the limits allow.</exception>
    public static Acquisition Read(ReadOnlySpan<byte> bytes, string sha256) => RasterImage.Read(bytes, Header(bytes), sha256);

    /// <summary>Walks the markers.</summary>
    /// <exception cref="RejectedScanException">Cut off, too large, or of more passes than the limits allow.</exception>
    public static RasterHeader Header(ReadOnlySpan<byte> bytes)
    {
        RasterHeader? header = null;
        double spacingX = double.NaN, spacingY = double.NaN;
        int orientation = 1, scans = 0, position = 2;
        var profile = new MemoryStream();
        while (true)
        {
            // Only after the start of a scan do compressed pixels stand between markers.
            if (scans == 0 && position < bytes.Length && bytes[position] != 0xFF)
                throw RasterHeader.Damaged(Format, "a segment does not end where it says.");
            int marker = NextMarker(bytes, ref position);
            if (marker == EndOfImage)
                break;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
                continue;
            if (marker == StartOfImage)
                throw RasterHeader.Damaged(Format, "a second picture starts within it.");
            if (position + 2 > bytes.Length || BinaryPrimitives.ReadUInt16BigEndian(bytes[position..]) is var length && (length < 2 || position + length > bytes.Length))
                throw RasterHeader.Damaged(Format, "it is cut off within a segment.");
            ReadOnlySpan<byte> data = bytes.Slice(position + 2, length - 2);
            position += length;
            if (IsFrame(marker))
                header = header is null ? Frame(data) : throw RasterHeader.Damaged(Format, "it states its size twice.");
            else if (marker == StartOfScan && ++scans > Limits.JpegScans)
                throw new RejectedScanException(RejectionReason.TooLarge,
                    $"The JPEG picture is sent in more than {Limits.JpegScans} passes, which would take too long. Save it again as baseline JPEG.");
            else if (marker == App0 && data.Length >= 12 && data.StartsWith("JFIF\0"u8) && data[7] is 1 or 2)
                (spacingX, spacingY) = (Spacing(data[8..], data[7]), Spacing(data[10..], data[7]));
            else if (marker == App1 && data.StartsWith("Exif\0\0"u8))
                orientation = Orientation.InExif(data[6..]);
            else if (marker == App2 && data.Length > 14 && data.StartsWith("ICC_PROFILE\0"u8) && profile.Length <= Limits.ProfileBytes)
                // A long profile comes in numbered pieces, which every writer sends in order.
                profile.Write(data[14..]);
        }
        if (header is null || scans == 0)
            throw RasterHeader.Damaged(Format, "it has no pixels.");
        return header with { SpacingX = spacingX, SpacingY = spacingY, Orientation = orientation, Profile = profile.Length is > 0 and <= Limits.ProfileBytes ? profile.ToArray() : null };
    }

    /// <summary>The next marker; compressed pixels before it are passed over.</summary>
    private static int NextMarker(ReadOnlySpan<byte> bytes, ref int position)
    {
        while (true)
        {
            int found = position < bytes.Length ? bytes[position..].IndexOf((byte)0xFF) : -1;
            if (found < 0)
                throw RasterHeader.Damaged(Format, "it is cut off before its end mark.");
            position += found;
            while (position < bytes.Length && bytes[position] == 0xFF)
                position++;
            if (position < bytes.Length && bytes[position++] is not 0 and var marker)
                return marker;
        }
    }

    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static RasterHeader Frame(ReadOnlySpan<byte> data)
    {
        if (data.Length < 6)
            throw RasterHeader.Damaged(Format, "it is cut off within its size.");
        if (data[0] != 8)
            throw new RejectedScanException(RejectionReason.Unsupported, $"The JPEG picture has {data[0]} bits a sample; 8 are read. Save it as 16-bit PNG or TIFF.");
        int height = BinaryPrimitives.ReadUInt16BigEndian(data[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(data[3..]);
        if (data[5] is not (1 or 3))
            throw new RejectedScanException(RejectionReason.Unsupported, data[5] == 4
                ? "The JPEG picture is in inks (CMYK), which stand for paper and not for light. Save it as RGB or grey."
                : $"The JPEG picture has {data[5]} samples a pixel; 1 and 3 are read. Save it as RGB or grey.");
        RasterHeader.RefuseSize(Format, width, height, 8 * Math.Max(1, (int)data[5]));
        return new RasterHeader { Format = Format, Width = width, Height = height };
    }

    private static double Spacing(ReadOnlySpan<byte> density, int unit) =>
        (unit == 1 ? .0254 : .01) / BinaryPrimitives.ReadUInt16BigEndian(density);
}
