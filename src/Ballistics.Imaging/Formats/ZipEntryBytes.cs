using System.IO.Compression;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>Unpacks a zip's entry up to a limit that holds for what really comes out, whatever the directory claims.</summary>
internal static class ZipEntryBytes
{
    /// <summary>Takes a run of an entry's bytes; only valid during the call.</summary>
    public delegate void Chunk(ReadOnlySpan<byte> bytes);

    /// <summary>Unpacks piece by piece; every piece but the last has the length asked for.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="limit">Most bytes that may come out.</param>
    /// <param name="pieceLength">Length of a piece, bytes.</param>
    /// <param name="checksums">What to do about a wrong CRC; null where it was checked before.</param>
    /// <param name="sink">Takes the pieces.</param>
    /// <exception cref="RejectedScanException">Damaged, encrypted, or longer than the limit.</exception>
    public static void Stream(ZipArchiveEntry entry, long limit, int pieceLength, ChecksumPolicy? checksums, Chunk sink)
    {
        if (entry.Length > limit)
            throw TooLong(entry, limit);
        if (entry.IsEncrypted)
            throw new RejectedScanException(RejectionReason.Unsupported, $"'{entry.FullName}' is encrypted. Send the scan without a password.");
        using Stream stream = Guarded.Run("zip", entry.Open);
        var buffer = new byte[pieceLength];
        var crc = new Crc32();
        long count = 0;
        while (true)
        {
            int read = Guarded.Run($"entry '{entry.FullName}'", () => stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
            if (read == 0)
                break;
            count += read;
            if (count > limit)
                throw TooLong(entry, limit);
            if (checksums is not null)
                crc.Append(buffer.AsSpan(0, read));
            sink(buffer.AsSpan(0, read));
        }
        if (count < entry.Length)
            throw new RejectedScanException(RejectionReason.Damaged,
                $"'{entry.FullName}' unpacks to {count} bytes where the zip promises {entry.Length}. Send the file again, whole.");
        checksums?.Demand(crc.Value == entry.Crc32, $"zip entry '{entry.FullName}'");
    }

    /// <summary>Unpacks whole.</summary>
    /// <exception cref="RejectedScanException">Damaged, encrypted, or longer than the limit.</exception>
    public static byte[] Read(ZipArchiveEntry entry, long limit, ChecksumPolicy checksums)
    {
        var bytes = new MemoryStream((int)Math.Min(entry.Length, Math.Min(limit, 1 << 20)));
        Stream(entry, limit, 1 << 16, checksums, bytes.Write);
        return bytes.ToArray();
    }

    private static RejectedScanException TooLong(ZipArchiveEntry entry, long limit) =>
        new(RejectionReason.TooLarge, $"'{entry.FullName}' unpacks to more than {limit} bytes, which is more than the scan can need.");
}
