using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>Compares what a file's name claims with what its bytes are.</summary>
internal static class ClaimedFormat
{
    /// <summary>Refuses a name that claims another format than the bytes have.</summary>
    /// <param name="name">The file's name; null claims nothing.</param>
    /// <param name="format">The format of the bytes.</param>
    /// <exception cref="RejectedScanException">The name claims another format.</exception>
    public static void RefuseOther(string? name, FileFormat format)
    {
        FileFormat claimed = Claim(name);
        if (claimed != FileFormat.Unknown && claimed != format)
            throw new RejectedScanException(RejectionReason.UnknownFormat,
                $"The file's name says {Name(claimed)}, its bytes are {Name(format)}. Send the file meant, under a name that fits.");
    }

    /// <summary>The format's name as people write it.</summary>
    public static string Name(FileFormat format) => format.ToString().ToUpperInvariant();

    private static FileFormat Claim(string? name) => Path.GetExtension(name ?? "").ToLowerInvariant() switch
    {
        ".x3p" => FileFormat.X3p,
        ".al3d" => FileFormat.Al3d,
        ".png" => FileFormat.Png,
        ".tif" or ".tiff" => FileFormat.Tiff,
        ".jpg" or ".jpeg" or ".jpe" or ".jfif" => FileFormat.Jpeg,
        ".bmp" or ".dib" => FileFormat.Bmp,
        _ => FileFormat.Unknown,
    };
}
