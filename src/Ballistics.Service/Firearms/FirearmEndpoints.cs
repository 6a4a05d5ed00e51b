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

namespace Ballistics.Service.Firearms;

/// <summary>Your agency's recovered firearms; those of others are met in links, as far as their test fires are shown.</summary>
internal static class FirearmEndpoints
{
    public static void MapFirearms(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/firearms").WithTags("Firearms")
            .Allow(Role.Technician, Role.Examiner, Role.Verifier, Role.Investigator, Role.AgencyAdministrator).Reads(RecordReads.Own);
        group.MapPost("/", AddAsync).WithName("AddFirearm").WithSummary("Enter a recovered firearm")
            .WithDescription("Its test fires are exhibits entered with its id.").Allow(Role.Technician, Role.Examiner).ProducesProblem(400).ProducesProblem(409);
        group.MapGet("/", ListAsync).WithName("ListFirearms").WithSummary("Your agency's recovered firearms, oldest first")
            .WithDescription(Page.Description).ProducesProblem(400);
        group.MapGet("/{id:guid}", GetAsync).WithName("GetFirearm").WithSummary("One recovered firearm of your agency").ProducesProblem(404);
        group.MapGet("/{id:guid}/route", GetRouteAsync).WithName("GetFirearmRoute").WithSummary("A firearm's way over time, as far as hits tell it")
            .WithDescription("For every firearm that stands in your links. What has no date stands last: when it was is not known.").Allow(Role.Examiner, Role.Investigator).Reads(RecordReads.Others).ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<Results<Created<FirearmResponse>, ProblemHttpResult>> AddAsync(
        NewFirearm request, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        if (Jurisdiction.Find(request.RecoveryCountry) is not { } recovery)
            return ProblemResults.Invalid("recoveryCountry", $"'{request.RecoveryCountry}' is no jurisdiction. Use a two-letter code of ISO 3166-1, such as NL.");
        Jurisdiction? made = Jurisdiction.Find(request.ManufactureCountry);
        if (request.ManufactureCountry is not null && made is null)
            return ProblemResults.Invalid("manufactureCountry", $"'{request.ManufactureCountry}' is no jurisdiction. Use a two-letter code of ISO 3166-1, such as AT.");
        if ((request.Latitude is null) != (request.Longitude is null))
            return ProblemResults.Invalid("latitude", "A place has both latitude and longitude, or neither.");
        var firearm = new RecoveredFirearm
        {
            AgencyId = requester.AgencyId,
            Reference = request.Reference.Trim(),
            Make = request.Make?.Trim(),
            Model = request.Model?.Trim(),
            Calibre = request.Calibre?.Trim(),
            Serial = request.Serial?.Trim(),
            ManufactureCountryCode = made?.Code,
            ManufactureYear = request.ManufactureYear,
            RecoveryCountryCode = recovery.Code,
            RecoveredOn = request.RecoveredOn,
            Locality = request.Locality?.Trim(),
            Latitude = request.Latitude,
            Longitude = request.Longitude,
        };
        await using EvidenceDb db = store.OpenDb();
        db.RecoveredFirearms.Add(firearm);
        RecoveredFirearm? existing = await db.SaveUnlessExistsAsync(() =>
            db.RecoveredFirearms.AsNoTracking().SingleOrDefaultAsync(f => f.AgencyId == firearm.AgencyId && f.Reference == firearm.Reference, cancellation), cancellation);
        return existing is null
            ? TypedResults.Created($"/api/v1/firearms/{firearm.Id}", FirearmResponse.Of(firearm))
            : ProblemResults.Exists($"Your agency has a firearm '{firearm.Reference}' already.", existing.Id);
    }

    private static async Task<Results<Ok<FirearmResponse[]>, ProblemHttpResult>> ListAsync(
        Guid? after, int? limit, Requester requester, EvidenceStore store, HttpContext http, CancellationToken cancellation)
    {
        if (Page.Check(limit) is { } problem)
            return problem;
        await using EvidenceDb db = store.OpenDb();
        IQueryable<RecoveredFirearm> firearms = db.RecoveredFirearms.AsNoTracking().Include(f => f.TestFires).Where(f => f.AgencyId == requester.AgencyId);
        if (after is { } last)
            firearms = firearms.Where(f => f.Id > last);
        List<RecoveredFirearm> page = await firearms.OrderBy(f => f.Id).Take(Page.Length(limit)).ToListAsync(cancellation);
        Page.Link(http, page.Count == Page.Length(limit) ? page[^1].Id : null);
        return TypedResults.Ok(page.Select(FirearmResponse.Of).ToArray());
    }

    private static async Task<Results<Ok<FirearmResponse>, ProblemHttpResult>> GetAsync(Guid id, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        return await db.RecoveredFirearms.AsNoTracking().Include(f => f.TestFires)
            .SingleOrDefaultAsync(f => f.Id == id && f.AgencyId == requester.AgencyId, cancellation) is { } firearm
            ? TypedResults.Ok(FirearmResponse.Of(firearm))
            : ProblemResults.NotFound("firearm", id);
    }

    private static async Task<Results<Ok<FirearmRoute>, ProblemHttpResult>> GetRouteAsync(
        Guid id, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        var ends = new List<(ExhibitRelease Release, Guid Hit)>();
        LinkGraph graph = await LinkGraph.BuildAsync(db, await Reach.OfAsync(db, requester, cancellation), cancellation, (release, hit) => ends.Add((release, hit)));
        if (graph.Routes.FirstOrDefault(route => route.FirearmNodeId == LinkNode.IdOf(id)) is not { } route)
            return ProblemResults.NotFound("firearm with hits", id);
        foreach (IGrouping<Guid, (ExhibitRelease Release, Guid Hit)> hit in ends.GroupBy(end => end.Hit).Where(hit => hit.Any(end => end.Release.Exhibit.RecoveredFirearmId == id)))
            foreach ((ExhibitRelease release, Guid lead) in hit)
                shown.Add(release, AuditAction.LinksRead, "hit", lead);
        return TypedResults.Ok(route);
    }
}
