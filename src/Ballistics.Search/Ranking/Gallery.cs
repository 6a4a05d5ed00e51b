using System.Runtime.CompilerServices;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>Reads exhibits for comparison, some at a time: neither the collection nor a long transaction is ever held.</summary>
internal static class Gallery
{
    /// <summary>The exhibits of a scope that a probe is compared with: those that <see cref="Bearing"/> leaves, but for the probe itself.</summary>
    public static IQueryable<Exhibit> Eligible(IQueryable<Exhibit> scope, IReadOnlyCollection<Guid> probe, IReadOnlyCollection<MarkKind> kinds) =>
        Bearing(scope, kinds, scope.Where(p => probe.Contains(p.Id))).Where(e => !probe.Contains(e.Id));

    /// <summary>
    /// The exhibits of a scope that bear a mark of one of the kinds, whether or not its signature is made; for a probe of simulated
    /// records only others of them.
    /// </summary>
    public static IQueryable<Exhibit> Bearing(IQueryable<Exhibit> scope, IReadOnlyCollection<MarkKind> kinds, IQueryable<Exhibit> probe) =>
        scope.Where(e => e.Marks.Any(m => kinds.Contains(m.Kind)) && (e.Agency!.IsSimulated || !probe.Any(p => p.Agency!.IsSimulated)));

    /// <summary>The marks of one exhibit whose signature is made, of those that had come in by an instant.</summary>
    public static async Task<GalleryExhibit> LoadAsync(EvidenceDb db, Guid exhibit, DateTimeOffset? until, CancellationToken cancellation) =>
        new(exhibit, await Marks(db.Marks.Where(m => m.ExhibitId == exhibit), until).ToListAsync(cancellation));

    /// <summary>Does something with every exhibit of a stream; after each one other searches have their turn.</summary>
    public static Task ForEachAsync(IAsyncEnumerable<GalleryExhibit> exhibits, TaskScheduler workers, CancellationToken cancellation, Action<GalleryExhibit> body)
    {
        var options = new ParallelOptions
        {
            TaskScheduler = workers,
            MaxDegreeOfParallelism = workers.MaximumConcurrencyLevel,
            CancellationToken = cancellation,
        };
        return Parallel.ForEachAsync(exhibits, options, async (exhibit, _) =>
        {
            body(exhibit);
            await Task.Yield();
        });
    }

    /// <summary>Some exhibits with their signatures, in the order given.</summary>
    public static async IAsyncEnumerable<GalleryExhibit> StreamAsync(
        EvidenceStore store, IReadOnlyList<Guid> exhibits, DateTimeOffset? until, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (Guid[] ids in exhibits.Chunk(Limits.SearchChunk))
        {
            ILookup<Guid, GalleryMark> marks;
            await using (EvidenceDb db = store.OpenDb())
                marks = (await Marks(db.Marks.Where(m => ids.Contains(m.ExhibitId)), until).ToListAsync(cancellation)).ToLookup(mark => mark.ExhibitId);
            foreach (Guid id in ids)
                yield return new GalleryExhibit(id, [.. marks[id]]);
        }
    }

    /// <summary>Every exhibit of a query with its signatures, by ascending id.</summary>
    public static async IAsyncEnumerable<GalleryExhibit> StreamAsync(
        EvidenceStore store, Func<EvidenceDb, IQueryable<Exhibit>> query, DateTimeOffset? until, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Guid last = Guid.Empty;
        while (true)
        {
            Guid[] ids;
            ILookup<Guid, GalleryMark> marks;
            await using (EvidenceDb db = store.OpenDb())
            {
                ids = await query(db).Where(e => e.Id > last).OrderBy(e => e.Id).Select(e => e.Id).Take(Limits.SearchChunk).ToArrayAsync(cancellation);
                marks = (await Marks(db.Marks.Where(m => ids.Contains(m.ExhibitId)), until).ToListAsync(cancellation)).ToLookup(mark => mark.ExhibitId);
            }
            foreach (Guid id in ids)
                yield return new GalleryExhibit(id, [.. marks[id]]);
            if (ids.Length < Limits.SearchChunk)
                yield break;
            last = ids[^1];
        }
    }

    private static IQueryable<GalleryMark> Marks(IQueryable<Mark> marks, DateTimeOffset? until) =>
        from m in until is null ? marks : marks.Where(m => m.ReceivedAt <= until)
        where m.State == MarkState.Ready && m.SignatureVersion == Signature.CurrentVersion && m.Signature != null
        orderby m.ExhibitId, m.Land, m.Id
        select new GalleryMark(m.ExhibitId, m.Id, m.Land, m.Signature!.Bytes);
}
