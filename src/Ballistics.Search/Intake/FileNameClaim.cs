using Ballistics.Evidence;

namespace Ballistics.Search.Intake;

/// <summary>What a file's name claims about its format; a claim that does not hold is refused, because somebody was misled.</summary>
internal static class FileNameClaim
{
    /// <summary>Checks the ending of a name against the format recognised from the bytes; an unknown ending claims nothing.</summary>
    /// <exception cref="RejectedScanException">The name claims another format.</exception>
    public static void Check(string fileName, string format)
    {
        string? claimed = Path.GetExtension(fileName).ToUpperInvariant() switch
        {
            ".X3P" => "X3P",
            ".AL3D" => "AL3D",
            ".PNG" => "PNG",
            ".TIF" or ".TIFF" => "TIFF",
            ".JPG" or ".JPEG" => "JPEG",
            ".BMP" => "BMP",
            _ => null,
        };
        if (claimed is not null && !string.Equals(claimed, format, StringComparison.OrdinalIgnoreCase))
            throw new RejectedScanException(
                RejectionReason.UnknownFormat, $"'{fileName}' claims to be {claimed}, its content is {format}. Send the {claimed} file, or name this one for what it is.");
    }
}
