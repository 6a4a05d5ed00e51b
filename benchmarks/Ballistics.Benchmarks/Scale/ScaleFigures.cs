namespace Ballistics.Benchmarks.Scale;

/// <summary>All that was measured on one machine.</summary>
/// <param name="Scans">The scan of the index alone, by size.</param>
/// <param name="Galleries">Whole searches, by size.</param>
/// <param name="Ingest">Taking scans in; null where it was not measured.</param>
/// <param name="Recall">What the stages lose; null where it was not measured.</param>
internal sealed record ScaleFigures(IReadOnlyList<ScanFigures> Scans, IReadOnlyList<GalleryFigures> Galleries, IngestFigures? Ingest, RecallFigures? Recall);
