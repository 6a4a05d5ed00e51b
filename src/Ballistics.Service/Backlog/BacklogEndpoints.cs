using Ballistics.Search.Casework;
using Ballistics.Search.Members;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Backlog;

internal static class BacklogEndpoints
{
    public static void MapBacklog(this IEndpointRouteBuilder routes) => routes.MapGroup("/backlog").WithTags("Backlog")
        .MapGet("/", GetAsync).WithName("GetBacklog").WithSummary("What waits for your agency's people: how much, since when, and how much of it is late")
        .Allow(Role.Examiner, Role.Verifier, Role.Investigator, Role.AgencyAdministrator).Reads(RecordReads.Counts);

    private static async Task<Ok<BacklogResponse>> GetAsync(Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        Reach reach = await Reach.OfAsync(db, requester, cancellation);
        DateTimeOffset[] unreviewed = await db.Searches
            .Where(s => s.RequestingAgencyId == reach.AgencyId && s.State == SearchState.Completed && s.ReviewedAt == null && s.FinishedAt != null)
            .Select(s => s.FinishedAt!.Value).ToArrayAsync(cancellation);
        var leads = await LeadScope.Parties(db, reach)
            .Where(l => l.State == LeadState.Open || l.State == LeadState.InComparison || l.State == LeadState.AwaitingVerification || l.State == LeadState.InVerification)
            .Select(l => new { l.State, l.OpenedAt, l.DueAt }).ToArrayAsync(cancellation);
        IQueryable<Exhibit> within = SharingPolicy.Scope(db.Exhibits, reach);
        var details = await db.DetailRequests
            .Where(r => r.State == DetailRequestState.Asked && (r.OwnerAgencyId == reach.AgencyId || r.RequestingAgencyId == reach.AgencyId) && within.Any(e => e.Id == r.ExhibitId))
            .Select(r => new { r.OwnerAgencyId, r.AskedAt, r.DueAt }).ToArrayAsync(cancellation);
        return TypedResults.Ok(new BacklogResponse(
            reach.At,
            BacklogCount.Of([.. unreviewed.Select(finished => (finished, finished + Search.Limits.ReviewTime))], reach.At),
            Leads(LeadState.Open), Leads(LeadState.InComparison), Leads(LeadState.AwaitingVerification), Leads(LeadState.InVerification),
            Details(own: true), Details(own: false)));

        BacklogCount Leads(LeadState state) => BacklogCount.Of([.. leads.Where(l => l.State == state).Select(l => (l.OpenedAt, l.DueAt))], reach.At);

        BacklogCount Details(bool own) => BacklogCount.Of([.. details.Where(r => r.OwnerAgencyId == reach.AgencyId == own).Select(r => (r.AskedAt, r.DueAt))], reach.At);
    }
}
