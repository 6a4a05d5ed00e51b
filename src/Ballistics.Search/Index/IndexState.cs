namespace Ballistics.Search.Index;

/// <summary>The index at one moment: what a scan goes by while others add and remove.</summary>
/// <param name="Manifest">What is on the disk.</param>
/// <param name="Segments">Its segments, in the manifest's order.</param>
/// <param name="Recent">Rows that are not in a segment yet.</param>
internal sealed record IndexState(IndexManifest Manifest, IReadOnlyList<IndexedRows> Segments, IndexedRows Recent)
{
    /// <summary>All rows there are.</summary>
    public IReadOnlyList<IndexedRows> Parts => [.. Segments, Recent];

    /// <summary>How many of them count.</summary>
    public long Count => Manifest.Segments.Sum(segment => (long)segment.Rows - segment.Removed.Count) + Recent.Rows.Count;
}
