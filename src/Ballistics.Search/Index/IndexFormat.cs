namespace Ballistics.Search.Index;

/// <summary>What the files of the index are made of. A file of another version is not read: the index is built again from the database.</summary>
/// <remarks>
/// A segment: <c>BALLSEG</c> and the version as one byte; the length of the header, 4 bytes little-endian; the header's SHA-256; the
/// header, JSON in UTF-8; zeros up to the next multiple of <see cref="Alignment"/>. Then, for every row in the order of the partitions,
/// the vectors, then the marks' ids, then the exhibits' ids (16 bytes each, big-endian, as they are written out).
/// </remarks>
public static class IndexFormat
{
    /// <summary>The version of segments and manifest that is written; the only one that is read.</summary>
    public const int Version = 1;

    /// <summary>Values of a vector, one signed byte each.</summary>
    public const int Dimensions = 256;

    /// <summary>Bytes of an id.</summary>
    public const int IdBytes = 16;

    /// <summary>Where the rows begin is a multiple of this, bytes: a page of memory.</summary>
    public const int Alignment = 4096;

    /// <summary>Name of the manifest in the index's folder.</summary>
    public const string ManifestName = "manifest.json";

    internal static ReadOnlySpan<byte> Magic => "BALLSEG"u8;
}
