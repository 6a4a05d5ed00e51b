using System.Buffers.Binary;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>
/// Counts the entries of a zip's directory before it is handed to <see cref="System.IO.Compression.ZipArchive"/>, which makes an object
/// of each: a few megabytes could list millions.
/// </summary>
internal static class ZipDirectory
{
    private const int EndSize = 22, EntrySize = 46;

    /// <summary>Refuses an archive that is cut off or lists too many entries.</summary>
    /// <exception cref="RejectedScanException">There is no directory, it lies outside the file, or it lists too many entries.</exception>
    public static void RefuseUnsound(ReadOnlySpan<byte> zip)
    {
        // The end record is last but for a comment of at most 65,535 bytes.
        int from = Math.Max(0, zip.Length - EndSize - ushort.MaxValue);
        int end = zip[from..].LastIndexOf("PK\x5\x6"u8);
        if (end < 0 || from + end + EndSize > zip.Length)
            throw new RejectedScanException(RejectionReason.Damaged, "The zip has no directory at its end: the file is cut off. Send it again, whole.");
        end += from;
        ulong position = BinaryPrimitives.ReadUInt32LittleEndian(zip[(end + 16)..]);
        if (position == uint.MaxValue || BinaryPrimitives.ReadUInt16LittleEndian(zip[(end + 10)..]) == ushort.MaxValue)
            position = LongPosition(zip, end) ?? position;
        for (int count = 0; position + EntrySize <= (ulong)zip.Length; count++)
        {
            ReadOnlySpan<byte> entry = zip[(int)position..];
            if (!entry.StartsWith("PK\x1\x2"u8))
                return;
            if (count == Limits.ZipEntries)
                throw new RejectedScanException(RejectionReason.TooLarge,
                    $"The zip lists more than {Limits.ZipEntries} entries; a scan has about four. Send one scan a file.");
            position += EntrySize + (ulong)BinaryPrimitives.ReadUInt16LittleEndian(entry[28..])
                + BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
        }
    }

    /// <summary>Where the directory begins in the long form of the format (Zip64); null where that form is not there.</summary>
    private static ulong? LongPosition(ReadOnlySpan<byte> zip, int end)
    {
        const int LocatorSize = 20, LongEndSize = 56;
        if (end < LocatorSize || !zip[(end - LocatorSize)..].StartsWith("PK\x6\x7"u8))
            return null;
        ulong record = BinaryPrimitives.ReadUInt64LittleEndian(zip[(end - LocatorSize + 8)..]);
        return record + LongEndSize <= (ulong)zip.Length && record < (ulong)zip.Length
            ? BinaryPrimitives.ReadUInt64LittleEndian(zip[((int)record + 48)..]) : null;
    }
}
