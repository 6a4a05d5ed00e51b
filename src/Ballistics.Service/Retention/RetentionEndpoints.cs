using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Search.Retention;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Retention;

internal static class RetentionEndpoints
{
    public static void MapRetention(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("").WithTags("Retention").Allow(Role.AgencyAdministrator).Reads(RecordReads.Own);
        group.MapGet("/reviews", ListAsync).WithName("ListReviews").WithSummary("The agency's records by review date, earliest first; with `due=true` those whose date has come")
            .ProducesProblem(400);
        group.MapPut("/exhibits/{id:guid}/review", SetAsync).WithName("SetReview").WithSummary("Keep an exhibit's record until another review").ProducesProblem(400).ProducesProblem(404);
        group.MapPost("/exhibits/{id:guid}/purge", PurgeAsync).WithName("PurgeExhibit").WithSummary("Remove an exhibit's record for good")
            .WithDescription("The exhibit with its terms, marks, originals that no other mark shares, signatures, what indexes and pictures made of them, searches made with it, every line of a candidate list that shows it, and its leads, hits and requests for detail. Purging again answers with the certificate that is there.")
            .ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/exhibits/{id:guid}/purge", GetPurgeAsync).WithName("GetPurge").WithSummary("The certificate of a purge").ProducesProblem(404);
    }

    private static async Task<Results<Ok<ReviewResponse[]>, ProblemHttpResult>> ListAsync(
        bool? due, int? limit, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        if (Page.Check(limit) is { } problem)
            return problem;
        DateTimeOffset now = Instant.Now;
        await using EvidenceDb db = store.OpenDb();
        IQueryable<ExhibitReview> reviews = db.ExhibitReviews.AsNoTracking().Where(r => r.AgencyId == requester.AgencyId);
        if (due == true)
            reviews = reviews.Where(r => r.ReviewAt <= now);
        List<ExhibitReview> page = await reviews.OrderBy(r => r.ReviewAt).ThenBy(r => r.ExhibitId).Take(Page.Length(limit)).ToListAsync(cancellation);
        return TypedResults.Ok(page.Select(review => ReviewResponse.Of(review, now)).ToArray());
    }

    private static async Task<Results<Ok<ReviewResponse>, ProblemHttpResult>> SetAsync(
        Guid id, NewReview request, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        DateTimeOffset now = Instant.Now;
        if (request.ReviewAt <= now)
            return ProblemResults.Invalid("reviewAt", "A review lies ahead. Name a later date, or purge the record.");
        await using EvidenceDb db = store.OpenDb();
        if (await FindAsync(db, id, requester, cancellation) is not { } exhibit)
            return ProblemResults.NotFound("exhibit", id);
        ExhibitReview review = await ReviewClock.SetAsync(db, exhibit, request.ReviewAt.ToUniversalTime(), request.Reason.Trim(), requester.ActorId, AuditActor.Of(requester), cancellation);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok(ReviewResponse.Of(review, now));
    }

    private static async Task<Results<Ok<PurgeResponse>, ProblemHttpResult>> PurgeAsync(
        Guid id, NewPurge request, Requester requester, EvidenceStore store, RecordPurge purge, CancellationToken cancellation)
    {
        await using (EvidenceDb db = store.OpenDb())
            if (!await db.Exhibits.AnyAsync(e => e.Id == id && e.AgencyId == requester.AgencyId, cancellation)
                && !await db.Purges.AnyAsync(p => p.ExhibitId == id && p.AgencyId == requester.AgencyId, cancellation))
                return ProblemResults.NotFound("exhibit", id);
        return await purge.RunAsync(id, AuditActor.Of(requester), request.Reason.Trim(), cancellation) is { } purged
            ? TypedResults.Ok(PurgeResponse.Of(purged))
            : ProblemResults.NotFound("exhibit", id);
    }

    private static async Task<Results<Ok<PurgeResponse>, ProblemHttpResult>> GetPurgeAsync(
        Guid id, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        return await db.Purges.AsNoTracking().SingleOrDefaultAsync(p => p.ExhibitId == id && p.AgencyId == requester.AgencyId, cancellation) is { } purge
            ? TypedResults.Ok(PurgeResponse.Of(purge))
            : ProblemResults.NotFound("purge of the exhibit", id);
    }

    private static Task<Exhibit?> FindAsync(EvidenceDb db, Guid id, Requester requester, CancellationToken cancellation) =>
        db.Exhibits.SingleOrDefaultAsync(e => e.Id == id && e.AgencyId == requester.AgencyId, cancellation);
}
