using Ballistics.Search.Audit;
using Ballistics.Search.Casework;
using Ballistics.Search.Members;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Hits;

internal static class HitEndpoints
{
    public static void MapHits(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/hits").WithTags("Hits")
            .Allow(Role.Examiner, Role.Verifier, Role.Investigator, Role.AgencyAdministrator).Reads(RecordReads.Others);
        group.MapGet("/", ListAsync).WithName("ListHits").WithSummary("Hits your agency is a party to, or of which both exhibits are shown to you, oldest first")
            .WithDescription(Page.Description).ProducesProblem(400);
        group.MapGet("/{id:guid}", GetAsync).WithName("GetHit").WithSummary("One hit, by the id of its lead").ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<Results<Ok<HitResponse[]>, ProblemHttpResult>> ListAsync(
        Guid? after, int? limit, Requester requester, ShownRecords shown, EvidenceStore store, HttpContext http, CancellationToken cancellation)
    {
        if (Page.Check(limit) is { } problem)
            return problem;
        await using EvidenceDb db = store.OpenDb();
        Reach reach = await Reach.OfAsync(db, requester, cancellation);
        IQueryable<Lead> hits = LeadScope.Hits(db, reach).AsNoTracking();
        if (after is { } last)
            hits = hits.Where(l => l.Id > last);
        List<Lead> page = await hits.OrderBy(l => l.Id).Take(Page.Length(limit)).ToListAsync(cancellation);
        Page.Link(http, page.Count == Page.Length(limit) ? page[^1].Id : null);
        return TypedResults.Ok(await ReadAsync(db, page, shown, reach, cancellation));
    }

    private static async Task<Results<Ok<HitResponse>, ProblemHttpResult>> GetAsync(Guid id, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        Reach reach = await Reach.OfAsync(db, requester, cancellation);
        return await LeadScope.Hits(db, reach).AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancellation) is { } hit
            ? TypedResults.Ok((await ReadAsync(db, [hit], shown, reach, cancellation)).Single())
            : ProblemResults.NotFound("hit", id);
    }

    private static async Task<HitResponse[]> ReadAsync(EvidenceDb db, IReadOnlyList<Lead> hits, ShownRecords shown, Reach reach, CancellationToken cancellation)
    {
        Guid[] exhibits = [.. hits.SelectMany(l => new[] { l.ProbeExhibitId, l.CandidateExhibitId }).Distinct()];
        IReadOnlyDictionary<Guid, ExhibitRelease> released = await ExhibitRelease.LoadAsync(db, exhibits, reach, cancellation);
        foreach (Lead hit in hits)
            foreach (Guid end in new[] { hit.ProbeExhibitId, hit.CandidateExhibitId })
                shown.Add(released[end], AuditAction.HitRead, "hit", hit.Id);
        return [.. hits.Select(l => HitResponse.Of(l, released[l.ProbeExhibitId], released[l.CandidateExhibitId]))];
    }
}
