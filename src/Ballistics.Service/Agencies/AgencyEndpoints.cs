using Ballistics.Search.Members;
using Ballistics.Search.Quality;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Persons;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Agencies;

internal static class AgencyEndpoints
{
    public static void MapAgencies(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/agencies").WithTags("Agencies").Reads(RecordReads.None);
        group.MapPost("/", AddAsync).WithName("AddAgency").WithSummary("Enter an agency")
            .WithDescription("Entering it again changes nothing and answers 200 with what is there.").Allow(Role.NetworkOfficer).ProducesProblem(400);
        group.MapGet("/", ListAsync).WithName("ListAgencies").WithSummary("All agencies, by jurisdiction and name").Allow(RouteAccess.Persons);
        group.MapGet("/{id:guid}", GetAsync).WithName("GetAgency").WithSummary("One agency").Allow(RouteAccess.Persons).ProducesProblem(404);
        group.MapPost("/{id:guid}/administrators", AddAdministratorAsync).WithName("AddAdministrator").WithSummary("Enter an administrator of an agency")
            .WithDescription("The first one, who then enters the agency's other persons and keys. The answer tells the one-time secret, this once.")
            .Allow(Role.NetworkOfficer).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        group.MapGet("/{id:guid}/quality", GetQualityAsync).WithName("GetQuality").WithSummary("The quality of your agency's scans by instrument and month")
            .WithDescription("The last 24 months, the latest first. Refused scans count, though nothing of them is kept. A measure that drifts from month to month is an instrument that drifts.")
            .Allow(Role.Technician, Role.AgencyAdministrator, Role.Auditor).Reads(RecordReads.Own).ProducesProblem(404);
    }

    private static async Task<Results<Ok<QualityFiguresResponse[]>, ProblemHttpResult>> GetQualityAsync(
        Guid id, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        // Another agency's figures are not told, nor whether it has any.
        if (id != requester.AgencyId)
            return ProblemResults.NotFound("agency of yours", id);
        await using EvidenceDb db = store.OpenDb();
        DateTimeOffset now = Instant.Now;
        var from = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return TypedResults.Ok((await QualityFigures.OfAsync(db, id, from.AddMonths(1 - Search.Limits.QualityMonths), cancellation)).Select(QualityFiguresResponse.Of).ToArray());
    }

    private static async Task<Results<Created<AgencyResponse>, Ok<AgencyResponse>, ProblemHttpResult>> AddAsync(
        NewAgency request, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        if (Jurisdiction.Find(request.Jurisdiction) is not { } jurisdiction)
            return ProblemResults.Invalid("jurisdiction", $"'{request.Jurisdiction}' is no jurisdiction. Use a two-letter code of ISO 3166-1, such as NL.");
        var agency = new Agency { Name = request.Name.Trim(), JurisdictionCode = jurisdiction.Code, IsSimulated = request.IsSimulated };
        await using EvidenceDb db = store.OpenDb();
        db.Agencies.Add(agency);
        AccessNews.Changed(db, requester, "agency", agency.Id, agency.Id, new { change = "Entered", country = agency.JurisdictionCode, simulated = agency.IsSimulated });
        Agency? existing = await db.SaveUnlessExistsAsync(() =>
            db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Name == agency.Name && a.JurisdictionCode == agency.JurisdictionCode, cancellation), cancellation);
        return existing is null
            ? TypedResults.Created($"/api/v1/agencies/{agency.Id}", AgencyResponse.Of(agency))
            : TypedResults.Ok(AgencyResponse.Of(existing));
    }

    private static async Task<Ok<AgencyResponse[]>> ListAsync(EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        List<Agency> agencies = await db.Agencies.AsNoTracking().OrderBy(a => a.JurisdictionCode).ThenBy(a => a.Name).ToListAsync(cancellation);
        return TypedResults.Ok(agencies.Select(AgencyResponse.Of).ToArray());
    }

    private static async Task<Results<Ok<AgencyResponse>, ProblemHttpResult>> GetAsync(Guid id, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        return await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellation) is { } agency
            ? TypedResults.Ok(AgencyResponse.Of(agency))
            : ProblemResults.NotFound("agency", id);
    }

    private static async Task<Results<Created<NewPersonResponse>, ProblemHttpResult>> AddAdministratorAsync(
        Guid id, NewAdministrator request, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using (EvidenceDb db = store.OpenDb())
            if (!await db.Agencies.AnyAsync(a => a.Id == id, cancellation))
                return ProblemResults.NotFound("agency", id);
        return await PersonEndpoints.EnterAsync(store, requester, id, request.Name, request.SignInName, [Role.AgencyAdministrator], cancellation);
    }
}
