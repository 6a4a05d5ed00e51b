using Ballistics.Search.Members;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Terms;

/// <summary>What an agency lets others search and see: its own affair, so that every route answers 404 to anybody else.</summary>
internal static class TermsEndpoints
{
    private static readonly Role[] s_readers = [Role.Technician, Role.Examiner, Role.Investigator, Role.AgencyAdministrator];

    public static void MapTerms(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder agency = routes.MapGroup("/agencies/{id:guid}/sharing-terms").WithTags("Sharing").Allow(s_readers).Reads(RecordReads.Own);
        agency.MapGet("/", GetDefaultAsync).WithName("GetDefaultTerms").WithSummary("Your agency's default terms of sharing").ProducesProblem(404);
        agency.MapPut("/", StateDefaultAsync).WithName("StateDefaultTerms").WithSummary("State your agency's default terms of sharing")
            .WithDescription("They hold at once, for lists that were made before too. Consents that were given under the version before lapse with it.")
            .Allow(Role.AgencyAdministrator).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        RouteGroupBuilder exhibit = routes.MapGroup("/exhibits/{id:guid}/sharing-terms").WithTags("Sharing").Allow(s_readers).Reads(RecordReads.Own);
        exhibit.MapGet("/", GetOwnAsync).WithName("GetExhibitTerms").WithSummary("The terms of one exhibit of your agency").ProducesProblem(404);
        exhibit.MapPut("/", StateOwnAsync).WithName("StateExhibitTerms").WithSummary("State terms for one exhibit, which go before the agency's default")
            .Allow(Role.AgencyAdministrator).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        exhibit.MapPost("/end", EndOwnAsync).WithName("EndExhibitTerms").WithSummary("End an exhibit's own terms, so that it goes by the agency's default again")
            .Allow(Role.AgencyAdministrator).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<Results<Ok<TermsResponse>, ProblemHttpResult>> GetDefaultAsync(
        Guid id, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        return id == requester.AgencyId ? TypedResults.Ok(await ReadAsync(db, id, cancellation)) : ProblemResults.NotFound("agency", id);
    }

    private static async Task<Results<Ok<TermsResponse>, ProblemHttpResult>> StateDefaultAsync(
        Guid id, StateTerms request, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        if (id != requester.AgencyId)
            return ProblemResults.NotFound("agency", id);
        await using EvidenceDb db = store.OpenDb();
        return await StateAsync(db, null, request, requester, cancellation);
    }

    private static async Task<Results<Ok<TermsResponse>, ProblemHttpResult>> GetOwnAsync(
        Guid id, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        return await IsOwnAsync(db, id, requester, cancellation) ? TypedResults.Ok(await ReadAsync(db, id, cancellation)) : ProblemResults.NotFound("exhibit", id);
    }

    private static async Task<Results<Ok<TermsResponse>, ProblemHttpResult>> StateOwnAsync(
        Guid id, StateTerms request, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        return await IsOwnAsync(db, id, requester, cancellation) ? await StateAsync(db, id, request, requester, cancellation) : ProblemResults.NotFound("exhibit", id);
    }

    private static async Task<Results<Ok<TermsResponse>, ProblemHttpResult>> EndOwnAsync(
        Guid id, EndTerms request, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        if (!await IsOwnAsync(db, id, requester, cancellation))
            return ProblemResults.NotFound("exhibit", id);
        await StatedTerms.EndAsync(db, id, request.Version, request.Why.Trim(), requester.ActorId, Instant.Now, cancellation);
        return TypedResults.Ok(await ReadAsync(db, id, cancellation));
    }

    private static async Task<Results<Ok<TermsResponse>, ProblemHttpResult>> StateAsync(
        EvidenceDb db, Guid? exhibit, StateTerms request, Requester requester, CancellationToken cancellation)
    {
        if (await request.CheckAsync(db, cancellation) is { } problem)
            return problem;
        await StatedTerms.StateAsync(db, requester.AgencyId, exhibit, request.Version, request.Normal(), requester.ActorId, Instant.Now, cancellation);
        return TypedResults.Ok(await ReadAsync(db, exhibit ?? requester.AgencyId, cancellation));
    }

    private static Task<bool> IsOwnAsync(EvidenceDb db, Guid exhibit, Requester requester, CancellationToken cancellation) =>
        db.Exhibits.AnyAsync(e => e.Id == exhibit && e.AgencyId == requester.AgencyId, cancellation);

    private static async Task<TermsResponse> ReadAsync(EvidenceDb db, Guid subject, CancellationToken cancellation)
    {
        List<SharingTerms> versions = await db.Terms.AsNoTracking().Where(t => t.SubjectId == subject).OrderByDescending(t => t.Version).ToListAsync(cancellation);
        SharingTerms? inForce = versions.FirstOrDefault(t => t.IsInForce(Instant.Now));
        return new TermsResponse(
            versions.Count > 0 ? versions[0].Version : 0, inForce is null ? null : TermsVersionResponse.Of(inForce), [.. versions.Select(TermsVersionResponse.Of)]);
    }
}
