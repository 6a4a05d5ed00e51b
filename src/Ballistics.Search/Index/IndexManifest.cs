using System.Text.Json;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Index;

/// <summary>Which segments make up the index, and which of their rows count no more.</summary>
/// <param name="Version">Version of the format.</param>
/// <param name="Embedding">Version of what made the vectors.</param>
/// <param name="NextSegment">The number the next segment is named by.</param>
/// <param name="Segments">The segments in the order in which they were written.</param>
internal sealed record IndexManifest(int Version, string Embedding, int NextSegment, IReadOnlyList<SegmentEntry> Segments)
{
    /// <summary>The manifest of an index without rows.</summary>
    public static IndexManifest Empty(string embedding) => new(IndexFormat.Version, embedding, 1, []);

    /// <summary>Puts this manifest in the place of the one there is; whoever opens the index finds either the one or the other, whole.</summary>
    public void Write(string folder)
    {
        string path = Path.Combine(folder, IndexFormat.ManifestName), aside = path + ".new";
        using (var file = new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(file, this, JsonSerializerOptions.Web);
            file.Flush(flushToDisk: true);
        }
        File.Move(aside, path, overwrite: true);
        DirectoryFlush.Flush(folder);
    }

    /// <summary>Reads the manifest of a folder; null where there is none.</summary>
    /// <exception cref="IndexDamagedException">It cannot be read, or is of another version.</exception>
    public static IndexManifest? Read(string folder)
    {
        string path = Path.Combine(folder, IndexFormat.ManifestName);
        if (!File.Exists(path))
            return null;
        try
        {
            IndexManifest manifest = JsonSerializer.Deserialize<IndexManifest>(File.ReadAllBytes(path), JsonSerializerOptions.Web)
                ?? throw new IndexDamagedException($"'{path}' is empty.");
            return manifest is { Version: IndexFormat.Version, Segments: not null, Embedding: not null }
                ? manifest
                : throw new IndexDamagedException($"'{path}' is of version {manifest.Version} or not whole; this program reads version {IndexFormat.Version}.");
        }
        catch (JsonException exception)
        {
            throw new IndexDamagedException($"'{path}' cannot be read: {exception.Message}", exception);
        }
    }
}

/// <summary>A segment of the index.</summary>
/// <param name="File">Name of its file.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Sha256">SHA-256 of its rows.</param>
/// <param name="Removed">Rows that count no more (tombstones); when the segment is next written anew they are gone.</param>
internal sealed record SegmentEntry(string File, int Rows, string Sha256, IReadOnlyList<int> Removed);
