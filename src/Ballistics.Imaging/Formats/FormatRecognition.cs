using System.Text;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>Tells formats apart by their first bytes, never by a name.</summary>
internal static class FormatRecognition
{
    private const string Readable = "X3P, AL3D, PNG, TIFF, JPEG and BMP are read.";

    /// <summary>The format the bytes are in.</summary>
    /// <exception cref="RejectedScanException">No bytes, too many, or of no format that is read here.</exception>
    public static FileFormat Recognise(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            throw new RejectedScanException(RejectionReason.Empty, "The file has no bytes. Send the scan itself.");
        if (bytes.Length > Limits.FileBytes)
            throw new RejectedScanException(RejectionReason.TooLarge,
                $"The file has {bytes.Length} bytes; up to {Limits.FileBytes} are read. Crop the scan or save it without its texture.");
        FileFormat format = Of(bytes);
        return format != FileFormat.Unknown ? format
            : throw new RejectedScanException(RejectionReason.UnknownFormat, $"{Guess(bytes)} {Readable}");
    }

    private static FileFormat Of(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("PK\x3\x4"u8) || bytes.StartsWith("PK\x5\x6"u8) ? FileFormat.X3p
        : bytes.StartsWith("AliconaImaging"u8) ? FileFormat.Al3d
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]) ? FileFormat.Png
        : bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8) || bytes.StartsWith("II+\0"u8) || bytes.StartsWith("MM\0+"u8) ? FileFormat.Tiff
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? FileFormat.Jpeg
        : bytes.StartsWith("BM"u8) && bytes.Length >= 26 ? FileFormat.Bmp
        : FileFormat.Unknown;

    private static string Guess(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("version https://git-lfs"u8))
            return "The file is a Git-LFS pointer, a text that stands for a scan kept elsewhere. Fetch the scan itself (git lfs pull).";
        if (bytes.StartsWith("%PDF"u8))
            return "The file is a PDF document.";
        if (bytes.StartsWith("GIF8"u8))
            return "The file is a GIF picture.";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || bytes.StartsWith("7z\xBC\xAF"u8) || bytes.StartsWith("Rar!"u8))
            return "The file is an archive other than zip. Unpack it and send the scan in it.";
        string start = Encoding.ASCII.GetString(bytes[..Math.Min(16, bytes.Length)]);
        return $"The file begins with \"{string.Concat(start.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == ' ' ? letter : '.'))}\", "
            + "which is of no known format.";
    }
}
