using System.Collections.Concurrent;
using Ballistics.Search.Index;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>The exhibits of a large scope that are worth a full comparison, and how they were chosen.</summary>
/// <param name="Chosen">The exhibits, as they were read.</param>
/// <param name="Scanned">Exhibits whose embeddings were held against the probe's.</param>
/// <param name="NotIndexed">Exhibits with a mark that can be compared and has no embedding yet.</param>
/// <param name="Shortlisted">Exhibits that went on to the coarse correlation.</param>
/// <param name="CoarselyCompared">Of those, exhibits that were given one.</param>
/// <param name="ScanMilliseconds">How long the scan took.</param>
/// <param name="CoarseMilliseconds">How long the coarse correlations took.</param>
/// <param name="Noted">Which exhibits they were; null where they are too many to note.</param>
internal sealed record StagedSelection(
    IReadOnlyList<GalleryExhibit> Chosen, int Scanned, int NotIndexed, int Shortlisted, int CoarselyCompared, double ScanMilliseconds, double CoarseMilliseconds, NotedStages? Noted)
{
    /// <summary>Scans the embeddings of a scope, correlates the most similar coarsely, and takes the leaders by either.</summary>
    /// <param name="store">Where the exhibits are.</param>
    /// <param name="marks">The index.</param>
    /// <param name="probe">What is searched with.</param>
    /// <param name="scope">The exhibits it may find.</param>
    /// <param name="reaches">Whether a partition of the index can hold any of them.</param>
    /// <param name="lengths">How many leave each stage.</param>
    /// <param name="until">Only marks that had come in by then; null for all.</param>
    /// <param name="workers">The threads that compute.</param>
    /// <param name="cancellation">Stops at the next chunk of the scan or the next coarse correlation.</param>
    public static async Task<StagedSelection> RunAsync(
        EvidenceStore store, IndexedMarks marks, ProbeExhibits probe, ExhibitScope scope, Func<IndexPartition, bool> reaches, StageLengths lengths, DateTimeOffset? until,
        TaskScheduler workers, CancellationToken cancellation)
    {
        var clock = new StageClock();
        IReadOnlyList<ProbeMark> embedded = marks.Embed(probe.Exhibits.SelectMany(exhibit => exhibit));
        Shortlist shortlist = marks.Rows.Shortlist(embedded, scope, reaches, lengths.Shortlist, workers, cancellation);
        double scan = clock.Lap();
        // An exhibit is never lost because its embedding is still to be made: it is looked at beside the shortlist.
        Guid[] notIndexed = await ComparableAsync(store, scope.NotIndexed, probe, cancellation);
        Guid[] coarse = [.. shortlist.Exhibits, .. notIndexed.Take(lengths.Shortlist)];
        // What is read for the one comparison is kept for the other: reading it takes as long as comparing it.
        var read = new ConcurrentDictionary<Guid, GalleryExhibit>();
        IReadOnlyList<Guid> correlated = await CorrelateAsync(store, probe, coarse, until, read, workers, cancellation);
        NotedStages? noted = new NotedStages([.. scope.NotIndexed], notIndexed, coarse, correlated).IfWhole(scope.Count, shortlist.ScannedExhibits);
        return new StagedSelection(
            [.. Alternate(shortlist.Exhibits, correlated, lengths.Full).Select(id => read[id])], shortlist.ScannedExhibits, notIndexed.Length, coarse.Length, correlated.Count, scan, clock.Lap(), noted);
    }

    /// <summary>The first of the one, the first of the other, the second of the one and so on, each once.</summary>
    internal static IReadOnlyList<Guid> Alternate(IReadOnlyList<Guid> first, IReadOnlyList<Guid> second, int length)
    {
        var taken = new List<Guid>();
        for (int i = 0; i < Math.Max(first.Count, second.Count) && taken.Count < length; i++)
            foreach (IReadOnlyList<Guid> ranked in (IReadOnlyList<Guid>[])[first, second])
                if (i < ranked.Count && taken.Count < length && !taken.Contains(ranked[i]))
                    taken.Add(ranked[i]);
        return taken;
    }

    private static async Task<Guid[]> ComparableAsync(EvidenceStore store, IReadOnlyCollection<Guid> exhibits, ProbeExhibits probe, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        var comparable = new List<Guid>();
        foreach (Guid[] some in exhibits.Order().Chunk(Limits.IdsInQuery))
            comparable.AddRange(await db.Exhibits.Where(e => some.Contains(e.Id) && e.Marks.Any(m => probe.Kinds.Contains(m.Kind) && m.State == MarkState.Ready))
                .OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(cancellation));
        return [.. comparable];
    }

    /// <summary>Those with a coarse correlation, the highest first.</summary>
    private static async Task<IReadOnlyList<Guid>> CorrelateAsync(
        EvidenceStore store, ProbeExhibits probe, IReadOnlyList<Guid> exhibits, DateTimeOffset? until, ConcurrentDictionary<Guid, GalleryExhibit> read,
        TaskScheduler workers, CancellationToken cancellation)
    {
        var correlations = new ConcurrentBag<(Guid Id, double Correlation)>();
        await Gallery.ForEachAsync(Gallery.StreamAsync(store, exhibits, until, cancellation), workers, cancellation, exhibit =>
        {
            read[exhibit.Id] = exhibit;
            if (probe.CompareCoarsely(exhibit.Unpack(store.Log)) is var correlation && !double.IsNaN(correlation))
                correlations.Add((exhibit.Id, correlation));
        });
        return [.. correlations.OrderByDescending(pair => pair.Correlation).ThenBy(pair => pair.Id).Select(pair => pair.Id)];
    }
}
