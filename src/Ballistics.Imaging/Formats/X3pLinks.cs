using System.IO.Compression;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>From what main.xml links to, often inexactly, to the entries of the zip.</summary>
internal static class X3pLinks
{
    /// <summary>The entry with the points.</summary>
    /// <exception cref="RejectedScanException">The zip has none.</exception>
    public static ZipArchiveEntry PointData(X3pArchive archive, X3pDocument document, List<string> remarks) =>
        document.Text("DataLink/PointDataLink") is { } link ? Find(archive, link, "data.bin", "the points", remarks)
        : throw new RejectedScanException(RejectionReason.Damaged, "main.xml has neither a list of points nor a link to them. Save the scan again.");

    /// <summary>The entry a link means; by its usual file name where the link itself leads nowhere.</summary>
    /// <exception cref="RejectedScanException">The zip has none.</exception>
    public static ZipArchiveEntry Find(X3pArchive archive, string link, string usual, string what, List<string> remarks)
    {
        if (archive.Find(link) is { } entry)
            return entry;
        string fileName = link.Split('/', '\\')[^1];
        entry = archive.FindByFileName(fileName) ?? archive.FindByFileName(usual) ?? throw new RejectedScanException(RejectionReason.Damaged,
            $"The zip lacks '{(link.Length <= 80 ? link : link[..80] + "…")}', {what} that main.xml links to. Send the scan whole.");
        remarks.Add($"main.xml links to '{(link.Length <= 80 ? link : link[..80] + "…")}', which is missing; '{entry.FullName}' read instead.");
        return entry;
    }

    /// <summary>The digest that main.xml states for a part, by whatever algorithm; null where it states none.</summary>
    /// <param name="document">main.xml.</param>
    /// <param name="part">PointData or ValidPoints.</param>
    public static string? Checksum(X3pDocument document, string part) =>
        new[] { "MD5", "SHA1", "SHA256", "SHA384", "SHA512", "SHA-1", "SHA-256", "SHA" }
            .Select(algorithm => ChecksumPolicy.Stated(document.Text($"DataLink/{algorithm}Checksum{part}")))
            .FirstOrDefault(stated => stated is not null);

    /// <summary>Checks main.xml against the checksum file beside it.</summary>
    /// <exception cref="RejectedScanException">It does not fit, and the caller accepts no wrong checksum.</exception>
    public static void CheckMain(X3pArchive archive, X3pDocument document, byte[] xml, ChecksumPolicy checksums, List<string> remarks)
    {
        string? named = document.Text("Record4/ChecksumFile");
        ZipArchiveEntry? entry = (named is null ? null : archive.Find(named) ?? archive.FindByFileName(named.Split('/', '\\')[^1]))
            ?? archive.FindByFileName("md5checksum.hex") ?? archive.NamesEnding(".hex").Select(archive.Find).FirstOrDefault();
        string? stated = entry is null ? null
            : ChecksumPolicy.Stated(System.Text.Encoding.UTF8.GetString(ZipEntryBytes.Read(entry, Limits.ChecksumBytes, checksums)));
        if (stated is null)
            remarks.Add("The file has no checksum of main.xml, so it cannot be told whether that was changed.");
        else
            checksums.Check(xml, stated, "main.xml");
    }
}
