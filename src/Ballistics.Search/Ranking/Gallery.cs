using System.Runtime.CompilerServices;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>Reads exhibits for comparison, some at a time: neither the collection nor a long transaction is ever held.</summary>
internal static class Gallery
{
    /// <summary>The exhibits of a scope that bear a mark of one of the kinds, whether or not its signature is made; not the probe.</summary>
    public static IQueryable<Exhibit> Eligible(IQueryable<Exhibit> scope, Guid probe, IReadOnlyCollection<MarkKind> kinds) =>
        scope.Where(e => e.Id != probe && e.Marks.Any(m => kinds.Contains(m.Kind)));

    /// <summary>The marks of one exhibit whose signature is made.</summary>
    public static async Task<GalleryExhibit> LoadAsync(EvidenceDb db, Guid exhibit, CancellationToken cancellation) =>
        new(exhibit, await Marks(db.Marks.Where(m => m.ExhibitId == exhibit)).ToListAsync(cancellation));

    /// <summary>Every exhibit of a query with its signatures, by ascending id.</summary>
    public static async IAsyncEnumerable<GalleryExhibit> StreamAsync(
        EvidenceStore store, Func<EvidenceDb, IQueryable<Exhibit>> query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Guid last = Guid.Empty;
        while (true)
        {
            Guid[] ids;
            ILookup<Guid, GalleryMark> marks;
            await using (EvidenceDb db = store.OpenDb())
            {
                ids = await query(db).Where(e => e.Id > last).OrderBy(e => e.Id).Select(e => e.Id).Take(Limits.SearchChunk).ToArrayAsync(cancellation);
                marks = (await Marks(db.Marks.Where(m => ids.Contains(m.ExhibitId))).ToListAsync(cancellation)).ToLookup(mark => mark.ExhibitId);
            }
            foreach (Guid id in ids)
                yield return new GalleryExhibit(id, [.. marks[id]]);
            if (ids.Length < Limits.SearchChunk)
                yield break;
            last = ids[^1];
        }
    }

    private static IQueryable<GalleryMark> Marks(IQueryable<Mark> marks) =>
        from m in marks
        where m.State == MarkState.Ready && m.SignatureVersion == Signature.CurrentVersion && m.Signature != null
        orderby m.ExhibitId, m.Land, m.Id
        select new GalleryMark(m.ExhibitId, m.Id, m.Land, m.Signature!.Bytes);
}
