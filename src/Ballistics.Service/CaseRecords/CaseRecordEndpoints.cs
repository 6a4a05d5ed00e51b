using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.CaseRecords;

internal static class CaseRecordEndpoints
{
    public static void MapCaseRecords(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/case-records").WithTags("Case records").Allow(RouteAccess.Readers).Reads(RecordReads.Own);
        group.MapPost("/", AddAsync).WithName("AddCaseRecord").WithSummary("Enter a case record of the own agency")
            .WithDescription("Entering it again changes nothing and answers 200 with what is there.").Allow(RouteAccess.Submitters).ProducesProblem(400);
        group.MapGet("/", ListAsync).WithName("ListCaseRecords").WithSummary("The own agency's case records, oldest first")
            .WithDescription(Page.Description).ProducesProblem(400);
        group.MapPut("/{id:guid}/event", StateEventAsync).WithName("StateEvent").WithSummary("State where and when the event of a case record happened")
            .WithDescription("It takes the place of what was stated before. Links and ways of firearms are drawn by it.")
            .Allow(RouteAccess.Submitters).ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/{id:guid}", GetAsync).WithName("GetCaseRecord").WithSummary("One case record").ProducesProblem(404);
    }

    private static async Task<Results<Created<CaseRecordResponse>, Ok<CaseRecordResponse>>> AddAsync(
        NewCaseRecord request, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        var record = new CaseRecord { AgencyId = requester.AgencyId, Reference = request.Reference.Trim() };
        db.CaseRecords.Add(record);
        CaseRecord? existing = await db.SaveUnlessExistsAsync(() =>
            db.CaseRecords.AsNoTracking().SingleOrDefaultAsync(c => c.AgencyId == record.AgencyId && c.Reference == record.Reference, cancellation), cancellation);
        return existing is null
            ? TypedResults.Created($"/api/v1/case-records/{record.Id}", CaseRecordResponse.Of(record))
            : TypedResults.Ok(CaseRecordResponse.Of(existing));
    }

    private static async Task<Results<Ok<CaseRecordResponse[]>, ProblemHttpResult>> ListAsync(
        Guid? after, int? limit, Requester requester, EvidenceStore store, HttpContext http, CancellationToken cancellation)
    {
        if (Page.Check(limit) is { } problem)
            return problem;
        await using EvidenceDb db = store.OpenDb();
        IQueryable<CaseRecord> records = db.CaseRecords.AsNoTracking().Where(c => c.AgencyId == requester.AgencyId);
        if (after is { } last)
            records = records.Where(c => c.Id > last);
        List<CaseRecord> page = await records.OrderBy(c => c.Id).Take(Page.Length(limit)).ToListAsync(cancellation);
        Page.Link(http, page.Count == Page.Length(limit) ? page[^1].Id : null);
        return TypedResults.Ok(page.Select(CaseRecordResponse.Of).ToArray());
    }

    private static async Task<Results<Ok<CaseRecordResponse>, ProblemHttpResult>> StateEventAsync(
        Guid id, StateEvent request, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        Jurisdiction? country = Jurisdiction.Find(request.Country);
        if (request.Country is not null && country is null)
            return ProblemResults.Invalid("country", $"'{request.Country}' is no jurisdiction. Use a two-letter code of ISO 3166-1, such as NL.");
        if ((request.Latitude is null) != (request.Longitude is null))
            return ProblemResults.Invalid("latitude", "A place has both latitude and longitude, or neither.");
        await using EvidenceDb db = store.OpenDb();
        if (await db.CaseRecords.SingleOrDefaultAsync(c => c.Id == id && c.AgencyId == requester.AgencyId, cancellation) is not { } record)
            return ProblemResults.NotFound("case record", id);
        (record.CountryCode, record.EventDate, record.Locality) = (country?.Code, request.Date, request.Locality?.Trim());
        (record.Latitude, record.Longitude) = (request.Latitude, request.Longitude);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok(CaseRecordResponse.Of(record));
    }

    private static async Task<Results<Ok<CaseRecordResponse>, ProblemHttpResult>> GetAsync(
        Guid id, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        return await db.CaseRecords.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.AgencyId == requester.AgencyId, cancellation) is { } record
            ? TypedResults.Ok(CaseRecordResponse.Of(record))
            : ProblemResults.NotFound("case record", id);
    }
}
