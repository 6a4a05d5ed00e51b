using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Index;

/// <summary>Writes segments: whole, checked by digests, and on the disk before their name is known to anybody.</summary>
internal static class SegmentFile
{
    private const int Fixed = 8 + 4 + 32;

    /// <summary>Writes the rows as a new segment, in the order of their partitions and, within one, of their exhibits and marks.</summary>
    /// <returns>SHA-256 of the rows.</returns>
    public static string Write(string path, string embedding, IReadOnlyCollection<EmbeddingRow> rows)
    {
        EmbeddingRow[] sorted = [.. rows.OrderBy(row => row.Partition).ThenBy(row => row.ExhibitId).ThenBy(row => row.MarkId)];
        var runs = new List<PartitionRun>();
        foreach (EmbeddingRow row in sorted)
            if (runs.Count > 0 && runs[^1] is var last && (last.Kind, last.Calibre) == (row.Partition.Kind, row.Partition.Calibre))
                runs[^1] = last with { Count = last.Count + 1 };
            else
                runs.Add(new PartitionRun(row.Partition.Kind, row.Partition.Calibre, runs.Sum(run => run.Count), 1));
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        WriteRows(sorted, bytes => digest.AppendData(bytes));
        string sha256 = Convert.ToHexStringLower(digest.GetHashAndReset());

        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
        file.Write(Head(new SegmentHeader(embedding, IndexFormat.Dimensions, sorted.Length, runs, sha256)));
        WriteRows(sorted, bytes => file.Write(bytes));
        file.Flush(flushToDisk: true);
        DirectoryFlush.Flush(Path.GetDirectoryName(path)!);
        return sha256;
    }

    /// <summary>Reads a header; says where the rows begin.</summary>
    /// <exception cref="IndexDamagedException">It is no segment, of another version, or damaged.</exception>
    public static (SegmentHeader Header, int Rows) ReadHeader(ReadOnlySpan<byte> file, string path)
    {
        if (file.Length < Fixed || !file.StartsWith(IndexFormat.Magic))
            throw new IndexDamagedException($"'{path}' is no segment of an index.");
        if (file[7] != IndexFormat.Version)
            throw new IndexDamagedException($"'{path}' is of version {file[7]}; this program reads version {IndexFormat.Version}.");
        int length = BinaryPrimitives.ReadInt32LittleEndian(file[8..]);
        if (length < 0 || length > file.Length - Fixed)
            throw new IndexDamagedException($"'{path}' ends within its header.");
        ReadOnlySpan<byte> json = file.Slice(Fixed, length);
        if (!SHA256.HashData(json).AsSpan().SequenceEqual(file.Slice(12, 32)))
            throw new IndexDamagedException($"The header of '{path}' does not have the digest it states.");
        SegmentHeader header = JsonSerializer.Deserialize<SegmentHeader>(json, JsonSerializerOptions.Web)!;
        int rows = Align(Fixed + length);
        if (header.Dimensions != IndexFormat.Dimensions || rows + (long)header.Rows * (IndexFormat.Dimensions + 2 * IndexFormat.IdBytes) != file.Length)
            throw new IndexDamagedException($"'{path}' has {file.Length} bytes, which its header does not account for.");
        return (header, rows);
    }

    private static byte[] Head(SegmentHeader header)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header, JsonSerializerOptions.Web);
        var head = new byte[Align(Fixed + json.Length)];
        IndexFormat.Magic.CopyTo(head);
        head[7] = IndexFormat.Version;
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), json.Length);
        SHA256.HashData(json).CopyTo(head, 12);
        json.CopyTo(head, Fixed);
        return head;
    }

    private static void WriteRows(EmbeddingRow[] rows, Action<ReadOnlySpan<byte>> write)
    {
        foreach (EmbeddingRow row in rows)
            write(MemoryMarshal.AsBytes(row.Vector.Span));
        foreach (EmbeddingRow row in rows)
            write(row.MarkId.ToByteArray(bigEndian: true));
        foreach (EmbeddingRow row in rows)
            write(row.ExhibitId.ToByteArray(bigEndian: true));
    }

    private static int Align(int length) => (length + IndexFormat.Alignment - 1) / IndexFormat.Alignment * IndexFormat.Alignment;
}
