namespace Ballistics.Search.Index;

/// <summary>What a scan of the index found.</summary>
/// <param name="ScannedRows">Rows within the scope that were held against a mark of the probe, each once for each mark.</param>
/// <param name="ScannedExhibits">Exhibits within the scope with one such row at least.</param>
/// <param name="Exhibits">The most similar exhibits, the most similar first; of equals the lower id first.</param>
public sealed record Shortlist(long ScannedRows, int ScannedExhibits, IReadOnlyList<Guid> Exhibits);
