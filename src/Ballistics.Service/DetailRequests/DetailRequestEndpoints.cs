using Ballistics.Search.Audit;
using Ballistics.Search.Casework;
using Ballistics.Search.Members;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Leads;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.DetailRequests;

/// <summary>One agency asks another for more of an exhibit; the other consents or not.</summary>
internal static class DetailRequestEndpoints
{
    public static void MapDetailRequests(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/detail-requests").WithTags("Requests for detail").Allow(Role.Examiner, Role.Investigator, Role.AgencyAdministrator).Reads(RecordReads.Others);
        group.MapPost("/", AskAsync).WithName("AskForDetail").WithSummary("Ask the owner of a candidate for more of it")
            .Allow(Role.Examiner, Role.Investigator).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        group.MapGet("/", ListAsync).WithName("ListDetailRequests").WithSummary("Requests your agency made or is to answer, oldest first")
            .WithDescription(Page.Description).ProducesProblem(400);
        group.MapGet("/{id:guid}", GetAsync).WithName("GetDetailRequest").WithSummary("One request with what was done about it").ProducesProblem(400).ProducesProblem(404);
        group.MapPost("/{id:guid}/grant", GrantAsync).Describe("GrantDetail", "Consent", RecordReads.Own, Role.AgencyAdministrator);
        group.MapPost("/{id:guid}/refuse", (Guid id, AnswerDetail answer, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation) =>
            AnswerAsync(id, DetailAction.Refuse, answer, requester, shown, store, cancellation)).Describe("RefuseDetail", "Do not consent", RecordReads.Own, Role.AgencyAdministrator);
        group.MapPost("/{id:guid}/revoke", (Guid id, AnswerDetail answer, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation) =>
            AnswerAsync(id, DetailAction.Revoke, answer, requester, shown, store, cancellation)).Describe("RevokeDetail", "Take a consent back", RecordReads.Own, Role.AgencyAdministrator);
        group.MapPost("/{id:guid}/withdraw", (Guid id, AnswerDetail answer, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation) =>
            AnswerAsync(id, DetailAction.Withdraw, answer, requester, shown, store, cancellation)).Describe("WithdrawDetail", "Take a request back before it is answered", RecordReads.Others, Role.Examiner, Role.Investigator);
    }

    private static void Describe(this RouteHandlerBuilder route, string name, string summary, RecordReads reads, params Role[] roles) =>
        route.WithName(name).WithSummary(summary).Allow(roles).Reads(reads).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);

    private static async Task<Results<Created<DetailRequestResponse>, ProblemHttpResult>> AskAsync(
        AskForDetail request, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation)
    {
        Guid person = requester.DemandPerson();
        if (request.Wanted < ReleaseLevel.Summary)
            return ProblemResults.Invalid("wanted", "Ask for Summary or Full.");
        if ((request.LeadId is null) == (request.SearchId is null) || (request.SearchId is null) != (request.CandidateId is null))
            return ProblemResults.Invalid("leadId", "Name the lead, or the search and the candidate.");
        await using EvidenceDb db = store.OpenDb();
        Reach reach = await Reach.OfAsync(db, requester, cancellation);
        Guid? asked = request.LeadId is { } lead
            ? await OtherExhibitAsync(db, lead, reach, cancellation)
            : await ListedExhibitAsync(db, request.SearchId!.Value, request.CandidateId!.Value, requester.AgencyId, cancellation);
        IReadOnlyDictionary<Guid, ExhibitRelease> released = await ExhibitRelease.LoadAsync(db, asked is { } one ? [one] : [], reach, cancellation);
        if (asked is null || !released.TryGetValue(asked.Value, out ExhibitRelease? release))
            return request.LeadId is { } unknown ? ProblemResults.NotFound("lead", unknown) : ProblemResults.NotFound("candidate", request.CandidateId!.Value);
        DateTimeOffset due = reach.At + (request.Days is { } days ? TimeSpan.FromDays(days) : Search.Limits.DetailTime);
        DetailRequest made = await DetailRegister.AskAsync(
            db, release.Exhibit, request.Wanted, new DetailStep(DetailAction.Ask, person, requester.AgencyId, request.Why.Trim()), due, reach.At, cancellation);
        return TypedResults.Created($"/api/v1/detail-requests/{made.Id}", (await ReadAsync(db, [made], requester, shown, reach, cancellation)).Single());
    }

    private static async Task<Results<Ok<DetailRequestResponse[]>, ProblemHttpResult>> ListAsync(
        DetailRequestState? state, Guid? after, int? limit, Requester requester, ShownRecords shown, EvidenceStore store, HttpContext http, CancellationToken cancellation)
    {
        if (Page.Check(limit) is { } problem)
            return problem;
        await using EvidenceDb db = store.OpenDb();
        Reach reach = await Reach.OfAsync(db, requester, cancellation);
        IQueryable<DetailRequest> requests = Visible(db, reach).AsNoTracking().Include(r => r.Events);
        if (state is not null)
            requests = requests.Where(r => r.State == state);
        if (after is { } last)
            requests = requests.Where(r => r.Id > last);
        List<DetailRequest> page = await requests.OrderBy(r => r.Id).Take(Page.Length(limit)).ToListAsync(cancellation);
        Page.Link(http, page.Count == Page.Length(limit) ? page[^1].Id : null);
        return TypedResults.Ok(await ReadAsync(db, page, requester, shown, reach, cancellation));
    }

    private static async Task<Results<Ok<DetailRequestResponse>, ProblemHttpResult>> GetAsync(
        Guid id, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        Reach reach = await Reach.OfAsync(db, requester, cancellation);
        return await Visible(db, reach).AsNoTracking().Include(r => r.Events).SingleOrDefaultAsync(r => r.Id == id, cancellation) is { } request
            ? TypedResults.Ok((await ReadAsync(db, [request], requester, shown, reach, cancellation)).Single())
            : ProblemResults.NotFound("request", id);
    }

    private static Task<Results<Ok<DetailRequestResponse>, ProblemHttpResult>> GrantAsync(
        Guid id, GrantDetail answer, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation)
    {
        ProblemHttpResult? problem = answer.Granted < ReleaseLevel.Summary ? ProblemResults.Invalid("granted", "Grant Summary or Full, or refuse.")
            : answer.Until <= Instant.Now ? ProblemResults.Invalid("until", "The consent would have ended already.") : null;
        var step = new DetailStep(DetailAction.Grant, requester.DemandPerson(), requester.AgencyId, answer.Why.Trim(), answer.Granted, answer.Until?.ToUniversalTime());
        return problem is null ? TakeAsync(id, step, answer.Version, requester, shown, store, cancellation) : Task.FromResult<Results<Ok<DetailRequestResponse>, ProblemHttpResult>>(problem);
    }

    private static Task<Results<Ok<DetailRequestResponse>, ProblemHttpResult>> AnswerAsync(
        Guid id, DetailAction action, AnswerDetail answer, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation) =>
        TakeAsync(id, new DetailStep(action, requester.DemandPerson(), requester.AgencyId, answer.Why.Trim()), answer.Version, requester, shown, store, cancellation);

    private static async Task<Results<Ok<DetailRequestResponse>, ProblemHttpResult>> TakeAsync(
        Guid id, DetailStep step, int version, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        Reach reach = await Reach.OfAsync(db, requester, cancellation);
        if (await Visible(db, reach).Include(r => r.Events).SingleOrDefaultAsync(r => r.Id == id, cancellation) is not { } request)
            return ProblemResults.NotFound("request", id);
        await DetailRegister.TakeAsync(db, request, step, version, reach.At, cancellation);
        return TypedResults.Ok((await ReadAsync(db, [request], requester, shown, reach, cancellation)).Single());
    }

    // The owner always knows who asked; whoever asked loses sight of the request together with the exhibit.
    private static IQueryable<DetailRequest> Visible(EvidenceDb db, Reach reach)
    {
        IQueryable<Exhibit> within = SharingPolicy.Scope(db.Exhibits, reach);
        return db.DetailRequests.Where(r => (r.OwnerAgencyId == reach.AgencyId || r.RequestingAgencyId == reach.AgencyId) && within.Any(e => e.Id == r.ExhibitId));
    }

    // A lead's exhibit that is not the agency's own; where both are, asking says that there is nobody to ask.
    private static async Task<Guid?> OtherExhibitAsync(EvidenceDb db, Guid lead, Reach reach, CancellationToken cancellation) =>
        await LeadScope.Parties(db, reach).SingleOrDefaultAsync(l => l.Id == lead, cancellation) is { } found
            ? found.AgencyId == reach.AgencyId ? found.CandidateExhibitId : found.ProbeExhibitId
            : null;

    private static async Task<Guid?> ListedExhibitAsync(EvidenceDb db, Guid search, Guid candidate, Guid agency, CancellationToken cancellation)
    {
        Guid[] listed = await db.Searches.Where(s => s.Id == search && s.RequestingAgencyId == agency)
            .SelectMany(s => s.Candidates).Select(c => c.ExhibitId).ToArrayAsync(cancellation);
        return listed.Cast<Guid?>().FirstOrDefault(exhibit => CandidateHandle.Of(search, exhibit!.Value) == candidate);
    }

    private static async Task<DetailRequestResponse[]> ReadAsync(
        EvidenceDb db, IReadOnlyList<DetailRequest> requests, Requester requester, ShownRecords shown, Reach reach, CancellationToken cancellation)
    {
        Guid[] exhibits = [.. requests.Select(r => r.ExhibitId).Distinct()], agencies = [.. requests.Select(r => r.RequestingAgencyId).Distinct()];
        IReadOnlyDictionary<Guid, ExhibitRelease> released = await ExhibitRelease.LoadAsync(db, exhibits, reach, cancellation);
        Dictionary<Guid, Agency> asking = await db.Agencies.AsNoTracking().Where(a => agencies.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        foreach (DetailRequest request in requests)
            shown.Add(released[request.ExhibitId], AuditAction.DetailRequestRead, "detail-request", request.Id);
        return [.. requests.Select(r => DetailRequestResponse.Of(r, asking[r.RequestingAgencyId], released[r.ExhibitId], requester.AgencyId, reach.At))];
    }
}
