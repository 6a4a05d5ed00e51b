using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Identity;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Exhibits;

internal static class ExhibitEndpoints
{
    public static void MapExhibits(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/exhibits").WithTags("Exhibits").Allow(RouteAccess.Readers);
        group.MapPost("/", AddAsync).WithName("AddExhibit").WithSummary("Enter an exhibit of a case record")
            .WithDescription("Entering the same exhibit again while it bears no mark changes nothing and answers 200; its label is unique within the case record.")
            .Allow(RouteAccess.Submitters).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        group.MapGet("/", ListAsync).WithName("ListExhibits").WithSummary("The own agency's exhibits, oldest first")
            .WithDescription(Page.Description).ProducesProblem(400);
        group.MapGet("/{id:guid}", GetAsync).WithName("GetExhibit").WithSummary("One exhibit with its marks").ProducesProblem(404);
    }

    private static async Task<Results<Created<ExhibitResponse>, Ok<ExhibitResponse>, ProblemHttpResult>> AddAsync(
        NewExhibit request, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        if (await db.CaseRecords.SingleOrDefaultAsync(c => c.Id == request.CaseRecordId && c.AgencyId == requester.AgencyId, cancellation) is not { } record)
            return ProblemResults.NotFound("case record", request.CaseRecordId);
        var exhibit = new Exhibit
        {
            CaseRecordId = record.Id,
            AgencyId = record.AgencyId,
            Label = request.Label.Trim(),
            Specimen = request.Specimen,
            Firearm = Stated(request.Firearm),
            Calibre = Stated(request.Calibre),
            Sharing = request.Sharing,
        };
        db.Exhibits.Add(exhibit);
        Exhibit? existing = await db.SaveUnlessExistsAsync(() =>
            Whole(db).SingleOrDefaultAsync(e => e.CaseRecordId == record.Id && e.Label == exhibit.Label, cancellation), cancellation);
        // What a refused upload leaves: the same entry, still without a mark. Entering it again goes on from there.
        if (existing is not null && existing.Marks.Count == 0 && IsSame(existing, exhibit))
            return TypedResults.Ok(ExhibitResponse.Of(existing));
        if (existing is not null)
            return ProblemResults.Exists($"The case record has an exhibit '{exhibit.Label}' already.", existing.Id);
        return TypedResults.Created($"/api/v1/exhibits/{exhibit.Id}", ExhibitResponse.Of(await Whole(db).SingleAsync(e => e.Id == exhibit.Id, cancellation)));
    }

    private static async Task<Results<Ok<ExhibitResponse[]>, ProblemHttpResult>> ListAsync(
        Guid? caseRecordId, Guid? after, int? limit, Requester requester, EvidenceStore store, HttpContext http, CancellationToken cancellation)
    {
        if (Page.Check(limit) is { } problem)
            return problem;
        await using EvidenceDb db = store.OpenDb();
        IQueryable<Exhibit> exhibits = Whole(db).Where(e => e.AgencyId == requester.AgencyId);
        if (caseRecordId is not null)
            exhibits = exhibits.Where(e => e.CaseRecordId == caseRecordId);
        if (after is { } last)
            exhibits = exhibits.Where(e => e.Id > last);
        List<Exhibit> page = await exhibits.OrderBy(e => e.Id).Take(Page.Length(limit)).ToListAsync(cancellation);
        Page.Link(http, page.Count == Page.Length(limit) ? page[^1].Id : null);
        return TypedResults.Ok(page.Select(ExhibitResponse.Of).ToArray());
    }

    private static async Task<Results<Ok<ExhibitResponse>, ProblemHttpResult>> GetAsync(
        Guid id, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        return await Whole(db).SingleOrDefaultAsync(e => e.Id == id && e.AgencyId == requester.AgencyId, cancellation) is { } exhibit
            ? TypedResults.Ok(ExhibitResponse.Of(exhibit))
            : ProblemResults.NotFound("exhibit", id);
    }

    private static IQueryable<Exhibit> Whole(EvidenceDb db) =>
        db.Exhibits.AsNoTracking().AsSplitQuery().Include(e => e.Agency).Include(e => e.CaseRecord).Include(e => e.Marks);

    private static bool IsSame(Exhibit one, Exhibit other) =>
        (one.Specimen, one.Firearm, one.Calibre, one.Sharing) == (other.Specimen, other.Firearm, other.Calibre, other.Sharing);

    private static string? Stated(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
