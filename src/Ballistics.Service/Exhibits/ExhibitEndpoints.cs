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

internal static class ExhibitEndpoints
{
    public static void MapExhibits(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/exhibits").WithTags("Exhibits").Allow(RouteAccess.Readers).Reads(RecordReads.Own);
        group.MapPost("/", AddAsync).WithName("AddExhibit").WithSummary("Enter an exhibit of a case record")
            .WithDescription("Entering the same exhibit again while it bears no mark changes nothing and answers 200; its label is unique within the case record.")
            .Allow(RouteAccess.Submitters).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        group.MapGet("/", ListAsync).WithName("ListExhibits").WithSummary("The own agency's exhibits, oldest first")
            .WithDescription(Page.Description).ProducesProblem(400);
        group.MapGet("/{id:guid}", GetAsync).WithName("GetExhibit").WithSummary("One exhibit with its marks, or as much of another agency's as its owner shows to you")
            .WithDescription("What is shown less of than a summary is met as a candidate only.").Reads(RecordReads.OwnOrOthers).ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<Results<Created<ExhibitResponse>, Ok<ExhibitResponse>, ProblemHttpResult>> AddAsync(
        NewExhibit request, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        if (await db.CaseRecords.SingleOrDefaultAsync(c => c.Id == request.CaseRecordId && c.AgencyId == requester.AgencyId, cancellation) is not { } record)
            return ProblemResults.NotFound("case record", request.CaseRecordId);
        if (request.Sharing is Sharing.NamedCountries or Sharing.RegionalBody)
            return ProblemResults.Invalid("sharing", $"{request.Sharing} needs names. Enter the exhibit with OwnAgency, then state its terms.");
        if (request.RecoveredFirearmId is { } firearm && !await db.RecoveredFirearms.AnyAsync(f => f.Id == firearm && f.AgencyId == requester.AgencyId, cancellation))
            return ProblemResults.NotFound("firearm", firearm);
        var exhibit = new Exhibit
        {
            CaseRecordId = record.Id,
            AgencyId = record.AgencyId,
            Label = request.Label.Trim(),
            Specimen = request.Specimen,
            Firearm = Stated(request.Firearm),
            Calibre = Stated(request.Calibre),
            RecoveredFirearmId = request.RecoveredFirearmId,
        };
        if (request.Sharing is { } sharing)
        {
            SharingTerms terms = SharingTerms.First(exhibit.AgencyId, exhibit.Id, sharing, requester.ActorId, "Stated when the exhibit was entered.");
            exhibit.Terms.Add(terms);
            StatedTerms.TellEntry(db, terms, requester);
        }
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
        Guid id, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        Reach reach = await Reach.OfAsync(db, requester, cancellation);
        Exhibit? exhibit = await SharingPolicy.Readable(Whole(db), reach, ReleaseLevel.Summary).SingleOrDefaultAsync(e => e.Id == id, cancellation);
        if (exhibit is null)
            return ProblemResults.NotFound("exhibit", id);
        if (exhibit.AgencyId == requester.AgencyId)
            return TypedResults.Ok(ExhibitResponse.Of(exhibit));
        if ((await ExhibitRelease.LoadAsync(db, [id], reach, cancellation)).GetValueOrDefault(id) is not { } release)
            return ProblemResults.NotFound("exhibit", id);
        shown.Add(id, exhibit.AgencyId, AuditAction.ExhibitRead);
        return TypedResults.Ok(ExhibitResponse.Of(exhibit, release));
    }

    private static IQueryable<Exhibit> Whole(EvidenceDb db) =>
        db.Exhibits.AsNoTracking().AsSplitQuery()
            .Include(e => e.Agency!.Terms.Where(t => t.ExhibitId == null && t.ValidUntil == null)).Include(e => e.Terms)
            .Include(e => e.CaseRecord).Include(e => e.Marks).ThenInclude(m => m.Quality);

    private static bool IsSame(Exhibit one, Exhibit other) =>
        (one.Specimen, one.Firearm, one.Calibre, one.RecoveredFirearmId, SharingAtEntry(one))
        == (other.Specimen, other.Firearm, other.Calibre, other.RecoveredFirearmId, SharingAtEntry(other));

    private static Sharing? SharingAtEntry(Exhibit exhibit) => exhibit.Terms.OrderBy(t => t.Version).FirstOrDefault()?.Sharing;

    private static string? Stated(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
