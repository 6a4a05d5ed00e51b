using Ballistics.Search.Alerts;
using Ballistics.Search.Audit;
using Ballistics.Search.Casework;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Retention;

/// <summary>How many rows beside the record's own went with it.</summary>
/// <param name="Candidates">Lines of candidate lists that showed it, or were found with it.</param>
/// <param name="Searches">Searches that were made with it.</param>
/// <param name="Leads">Leads and hits one end of which it was.</param>
/// <param name="Requests">Requests for detail of it.</param>
internal sealed record PurgedRows(int Candidates, int Searches, int Leads, int Requests)
{
    /// <summary>
    /// Removes an exhibit's row and every row that hangs on it, in the transaction that is open. The other party of a lead that was within its
    /// reach is told that it is gone; nothing of what it was is kept.
    /// </summary>
    public static async Task<PurgedRows> RemoveAsync(EvidenceDb db, Guid exhibit, AuditActor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        Guid[] searches = await db.Searches.Where(s => s.ProbeExhibitId == exhibit || s.FurtherTestFires.Contains(exhibit)).Select(s => s.Id).ToArrayAsync(cancellation);
        List<Lead> leads = await db.Leads.AsNoTracking()
            .Where(l => l.ProbeExhibitId == exhibit || l.CandidateExhibitId == exhibit || searches.Contains(l.SearchJobId)).ToListAsync(cancellation);
        foreach (Lead lead in leads)
            await TellAsync(db, lead, actor, now, cancellation);
        Guid[] leadIds = [.. leads.Select(lead => lead.Id)], requests = await db.DetailRequests.Where(r => r.ExhibitId == exhibit).Select(r => r.Id).ToArrayAsync(cancellation);
        await db.Set<LeadEvent>().Where(e => leadIds.Contains(e.LeadId)).ExecuteDeleteAsync(cancellation);
        await db.Leads.Where(l => leadIds.Contains(l.Id)).ExecuteDeleteAsync(cancellation);
        await db.Set<DetailEvent>().Where(e => requests.Contains(e.DetailRequestId)).ExecuteDeleteAsync(cancellation);
        await db.DetailRequests.Where(r => requests.Contains(r.Id)).ExecuteDeleteAsync(cancellation);
        int candidates = await db.Candidates.Where(c => c.ExhibitId == exhibit || searches.Contains(c.SearchJobId)).ExecuteDeleteAsync(cancellation);
        await db.Searches.Where(s => searches.Contains(s.Id)).ExecuteDeleteAsync(cancellation);
        await ForgetComparedAsync(db, exhibit, cancellation);
        await db.StandingSearches.Where(s => s.ExhibitId == exhibit).ExecuteDeleteAsync(cancellation);
        await db.StandingCandidates.Where(c => c.ExhibitId == exhibit).ExecuteDeleteAsync(cancellation);
        await db.Vectors.Where(v => db.Marks.Any(m => m.Id == v.MarkId && m.ExhibitId == exhibit)).ExecuteDeleteAsync(cancellation);
        await db.Signatures.Where(s => db.Marks.Any(m => m.Id == s.MarkId && m.ExhibitId == exhibit)).ExecuteDeleteAsync(cancellation);
        await db.RegionCorrections.Where(c => db.Marks.Any(m => m.Id == c.MarkId && m.ExhibitId == exhibit)).ExecuteDeleteAsync(cancellation);
        await db.Marks.Where(m => m.ExhibitId == exhibit).ExecuteDeleteAsync(cancellation);
        await db.ExhibitReviews.Where(r => r.ExhibitId == exhibit).ExecuteDeleteAsync(cancellation);
        await db.Terms.Where(t => t.ExhibitId == exhibit).ExecuteDeleteAsync(cancellation);
        await db.Exhibits.Where(e => e.Id == exhibit).ExecuteDeleteAsync(cancellation);
        return new PurgedRows(candidates, searches.Length, leads.Count, requests.Length);
    }

    // A search notes which exhibits it compared, so that its counts can be told anew.
    private static async Task ForgetComparedAsync(EvidenceDb db, Guid exhibit, CancellationToken cancellation)
    {
        foreach (Guid id in await db.Searches.Where(s => s.ComparedExhibits != null || s.UnscoredExhibits != null).Select(s => s.Id).ToListAsync(cancellation))
        {
            SearchJob search = await db.Searches.SingleAsync(s => s.Id == id, cancellation);
            search.ForgetExhibit(exhibit);
            await db.SaveChangesAsync(cancellation);
            db.Entry(search).State = EntityState.Detached;
        }
    }

    private static async Task TellAsync(EvidenceDb db, Lead lead, AuditActor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        Guid other = lead.AgencyId == actor.AgencyId ? lead.CandidateAgencyId : lead.AgencyId;
        if (other == actor.AgencyId)
            return;
        Agency party = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == other, cancellation);
        if (!await LeadScope.Parties(db, await Reach.OfAsync(db, party, null, now, cancellation)).AnyAsync(l => l.Id == lead.Id, cancellation))
            return;
        AuditTrail.Append(db, actor, AuditAction.Removed, new AuditSubject("lead", lead.Id, other));
        AlertOutbox.Add(db, other, AlertKind.LeadRemoved, "lead", lead.Id);
    }
}
