using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Exhibits;

internal static class StandingEndpoints
{
    public static void MapStandingSearches(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/exhibits/{id:guid}/standing-search", GetAsync).WithTags("Exhibits").WithName("GetStandingSearch")
            .WithSummary("What the standing search with an exhibit of the own agency has found so far")
            .WithDescription("Every exhibit is searched with when a mark of it came in, and held against every exhibit that comes in later; the owner is told of new candidates that rank high.")
            .Allow(RouteAccess.Searchers).Reads(RecordReads.Others).ProducesProblem(400).ProducesProblem(404);

    private static async Task<Results<Ok<StandingSearchResponse>, ProblemHttpResult>> GetAsync(
        Guid id, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        if (!await db.Exhibits.AnyAsync(e => e.Id == id && e.AgencyId == requester.AgencyId, cancellation))
            return ProblemResults.NotFound("exhibit", id);
        DateTimeOffset? runAt = await db.StandingSearches.Where(s => s.ExhibitId == id).Select(s => s.RunAt).SingleOrDefaultAsync(cancellation);
        // Released anew on every read: an owner may have withdrawn an exhibit, or show less of it, since it was found.
        Reach reach = await Reach.OfAsync(db, requester, cancellation);
        IQueryable<Exhibit> reachable = SharingPolicy.Scope(db.Exhibits, reach);
        List<StandingCandidate> candidates = await db.StandingCandidates.AsNoTracking()
            .Where(c => db.StandingSearches.Any(s => s.Id == c.StandingSearchId && s.ExhibitId == id) && reachable.Any(e => e.Id == c.ExhibitId))
            .OrderByDescending(c => c.Score).ThenBy(c => c.ExhibitId).Take(Search.Limits.DefaultListLength).ToListAsync(cancellation);
        IReadOnlyDictionary<Guid, ExhibitRelease> released = await ExhibitRelease.LoadAsync(db, [.. candidates.Select(c => c.ExhibitId)], reach, cancellation);
        candidates.RemoveAll(candidate => !released.ContainsKey(candidate.ExhibitId));
        foreach (StandingCandidate candidate in candidates)
            shown.Add(released[candidate.ExhibitId], AuditAction.StandingCandidatesRead, "candidate", CandidateHandle.Of(candidate.StandingSearchId, candidate.ExhibitId));
        return TypedResults.Ok(new StandingSearchResponse(id, runAt, [.. candidates.Select(c => StandingCandidateResponse.Of(c, released[c.ExhibitId]))]));
    }
}
