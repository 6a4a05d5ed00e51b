using Ballistics.Search.Alerts;
using Ballistics.Search.Audit;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Retention;

/// <summary>Gives every exhibit a review date, and tells its owner when the date has come. Nothing is ever removed by a clock.</summary>
public static class ReviewClock
{
    /// <summary>Enters the usual date where there is none, and tells owners of those that have come; may be stopped and repeated.</summary>
    /// <returns>How many dates have come.</returns>
    public static async Task<int> RunAsync(EvidenceStore store, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        while (await EnterAsync(store, cancellation) > 0)
        {
        }
        await using EvidenceDb db = store.OpenDb();
        List<ExhibitReview> due = await db.ExhibitReviews.Where(r => r.ReviewAt <= now && r.AlertedAt == null).ToListAsync(cancellation);
        foreach (ExhibitReview review in due)
        {
            review.AlertedAt = now;
            AlertOutbox.Add(db, review.AgencyId, AlertKind.ReviewDue, "exhibit", review.ExhibitId);
        }
        await db.SaveChangesAsync(cancellation);
        return due.Count;
    }

    /// <summary>Decides that an exhibit's record is kept until another review; saved by the caller.</summary>
    /// <param name="db">The unit of work.</param>
    /// <param name="exhibit">The exhibit.</param>
    /// <param name="reviewAt">When it is to be decided anew.</param>
    /// <param name="reason">Why it is kept until then.</param>
    /// <param name="person">Who decides.</param>
    /// <param name="actor">The same, for the audit trail.</param>
    /// <param name="cancellation">Stops before anything is changed.</param>
    public static async Task<ExhibitReview> SetAsync(
        EvidenceDb db, Exhibit exhibit, DateTimeOffset reviewAt, string reason, Guid person, AuditActor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(exhibit);
        ExhibitReview review = await db.ExhibitReviews.SingleOrDefaultAsync(r => r.ExhibitId == exhibit.Id, cancellation)
            ?? db.ExhibitReviews.Add(new ExhibitReview { ExhibitId = exhibit.Id, AgencyId = exhibit.AgencyId, ReviewAt = reviewAt }).Entity;
        (review.ReviewAt, review.Reason, review.SetBy, review.AlertedAt) = (reviewAt, reason, person, null);
        AuditTrail.Append(db, actor, AuditAction.ReviewSet, new AuditSubject("exhibit", exhibit.Id, exhibit.AgencyId), null, new { reviewAt = AuditText.Instant(reviewAt) });
        return review;
    }

    // An exhibit's id bears the time it was entered (UUID version 7, RFC 9562).
    private static async Task<int> EnterAsync(EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        var without = await db.Exhibits.Where(e => !db.ExhibitReviews.Any(r => r.ExhibitId == e.Id) && !db.Purges.Any(p => p.ExhibitId == e.Id))
            .OrderBy(e => e.Id).Select(e => new { e.Id, e.AgencyId }).Take(Limits.AuditChunk).ToListAsync(cancellation);
        db.ExhibitReviews.AddRange(without.Select(e => new ExhibitReview { ExhibitId = e.Id, AgencyId = e.AgencyId, ReviewAt = EnteredAt(e.Id) + Limits.ReviewTerm }));
        return await db.SaveChangesAsync(cancellation);
    }

    private static DateTimeOffset EnteredAt(Guid id) =>
        id.Version == 7 ? DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(id.ToString("n")[..12], 16)) : DateTimeOffset.UtcNow;
}
