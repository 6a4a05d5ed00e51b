using System.IO.Compression;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>Which points were measured: one bit a point, lowest bit first (valid.bin).</summary>
/// <param name="bits">The bits.</param>
internal sealed class X3pValidPoints(byte[] bits)
{
    /// <summary>True where the point was measured.</summary>
    public bool this[int point] => (bits[point >> 3] >> (point & 7) & 1) != 0;

    /// <summary>Reads the bits main.xml links to; null where it links to none.</summary>
    /// <exception cref="RejectedScanException">Missing, too short, or with a wrong checksum.</exception>
    public static X3pValidPoints? Read(X3pArchive archive, X3pDocument document, int points, ChecksumPolicy checksums, List<string> remarks)
    {
        if (document.Text("DataLink/ValidPointsLink") is not { } link)
            return null;
        ZipArchiveEntry entry = X3pLinks.Find(archive, link, "valid.bin", "the bits of the measured points", remarks);
        long needed = (points + 7L) / 8;
        byte[] bytes = ZipEntryBytes.Read(entry, needed + 8, checksums);
        checksums.Check(bytes, X3pLinks.Checksum(document, "ValidPoints"), $"'{entry.FullName}' in main.xml");
        return bytes.Length >= needed ? new X3pValidPoints(bytes) : throw new RejectedScanException(RejectionReason.Damaged,
            $"'{entry.FullName}' has {bytes.Length} bytes where {points} points need {needed}. Save the scan again.");
    }
}
