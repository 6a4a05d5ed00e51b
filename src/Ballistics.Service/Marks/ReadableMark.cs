using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Marks;

/// <summary>A mark that a requester is shown whole: one of its own agency, or of an exhibit that is shown to it in full.</summary>
internal static class ReadableMark
{
    /// <summary>The mark with what the quality gate said of it, and the trail told that it is read; null where it is not shown, or there is none.</summary>
    public static async Task<Mark?> FindAsync(EvidenceDb db, Guid id, AuditAction action, Requester requester, ShownRecords shown, CancellationToken cancellation)
    {
        IQueryable<Exhibit> readable = SharingPolicy.Readable(db.Exhibits, await Reach.OfAsync(db, requester, cancellation), ReleaseLevel.Full);
        Mark? mark = await db.Marks.AsNoTracking().Include(m => m.Quality).SingleOrDefaultAsync(m => m.Id == id && readable.Any(e => e.Id == m.ExhibitId), cancellation);
        if (mark is not null)
            shown.Add(mark.ExhibitId, await db.Exhibits.Where(e => e.Id == mark.ExhibitId).Select(e => e.AgencyId).SingleAsync(cancellation), action);
        return mark;
    }
}
