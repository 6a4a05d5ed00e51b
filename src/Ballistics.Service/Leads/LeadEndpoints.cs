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

namespace Ballistics.Service.Leads;

/// <summary>From a candidate to a hit, one route a step, so that each step is open to its own roles.</summary>
internal static class LeadEndpoints
{
    public static void MapLeads(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/leads").WithTags("Leads")
            .Allow(Role.Examiner, Role.Verifier, Role.Investigator, Role.AgencyAdministrator).Reads(RecordReads.Others);
        group.MapPost("/", OpenAsync).WithName("OpenLead").WithSummary("Make a candidate a lead, for an examiner to compare")
            .WithDescription("A candidate of a search is made a lead once; making it again answers 200 with the lead that is there.")
            .Allow(Role.Examiner, Role.Investigator).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        group.MapGet("/", ListAsync).WithName("ListLeads").WithSummary("Leads your agency is a party to, oldest first")
            .WithDescription(Page.Description).ProducesProblem(400);
        group.MapGet("/{id:guid}", GetAsync).WithName("GetLead").WithSummary("One lead with what was done to it").ProducesProblem(400).ProducesProblem(404);
        group.MapPost("/{id:guid}/dismiss", (Guid id, TakeStep step, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation) =>
            TakeAsync(id, LeadAction.Dismiss, step, requester, shown, store, cancellation)).Describe("DismissLead", "Give a lead up before anybody has concluded", Role.Examiner, Role.Investigator);
        group.MapPost("/{id:guid}/begin-comparison", (Guid id, TakeStep step, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation) =>
            TakeAsync(id, LeadAction.BeginComparison, step, requester, shown, store, cancellation)).Describe("BeginComparison", "Take a lead up for comparison", Role.Examiner);
        group.MapPost("/{id:guid}/conclude", (Guid id, StateConclusion step, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation) =>
            ConcludeAsync(id, LeadAction.Conclude, step, requester, shown, store, cancellation)).Describe("ConcludeLead", "State the first conclusion", Role.Examiner);
        group.MapPost("/{id:guid}/begin-verification", (Guid id, TakeStep step, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation) =>
            TakeAsync(id, LeadAction.BeginVerification, step, requester, shown, store, cancellation)).Describe("BeginVerification", "Take a lead up for blind verification", Role.Verifier);
        group.MapPost("/{id:guid}/verify", (Guid id, StateConclusion step, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation) =>
            ConcludeAsync(id, LeadAction.Verify, step, requester, shown, store, cancellation)).Describe("VerifyLead", "State the second conclusion, made without knowledge of the first", Role.Verifier);
        group.MapPost("/{id:guid}/put-back", (Guid id, TakeStep step, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation) =>
            TakeAsync(id, LeadAction.PutBack, step, requester, shown, store, cancellation)).Describe("PutLeadBack", "Hand back what you have taken up", Role.Examiner, Role.Verifier);
    }

    private static void Describe(this RouteHandlerBuilder route, string name, string summary, params Role[] roles) =>
        route.WithName(name).WithSummary(summary).Allow(roles).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);

    private static async Task<Results<Created<LeadResponse>, Ok<LeadResponse>, ProblemHttpResult>> OpenAsync(
        NewLead request, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation)
    {
        Guid person = requester.DemandPerson();
        await using EvidenceDb db = store.OpenDb();
        Reach reach = await Reach.OfAsync(db, requester, cancellation);
        SearchJob? search = await db.Searches.Include(s => s.Candidates).SingleOrDefaultAsync(s => s.Id == request.SearchId && s.RequestingAgencyId == requester.AgencyId, cancellation);
        if (search is null)
            return ProblemResults.NotFound("search", request.SearchId);
        Guid? exhibit = search.Candidates.FirstOrDefault(c => CandidateHandle.Of(search.Id, c.ExhibitId) == request.CandidateId)?.ExhibitId;
        IReadOnlyDictionary<Guid, ExhibitRelease> released = await ExhibitRelease.LoadAsync(db, exhibit is { } found ? [found] : [], reach, cancellation);
        if (exhibit is null || !released.TryGetValue(exhibit.Value, out ExhibitRelease? candidate))
            return ProblemResults.NotFound("candidate", request.CandidateId);
        var step = new LeadStep(LeadAction.Open, person, requester.AgencyId, request.Why.Trim());
        (search.ReviewedAt, search.ReviewedBy) = (search.ReviewedAt ?? reach.At, search.ReviewedBy ?? person);
        (Lead lead, bool isNew) = await LeadRegister.OpenAsync(db, search, candidate.Exhibit, step, reach.At, cancellation);
        LeadResponse response = (await ReadAsync(db, [lead], requester, shown, reach, cancellation)).Single();
        return isNew ? TypedResults.Created($"/api/v1/leads/{lead.Id}", response) : TypedResults.Ok(response);
    }

    private static async Task<Results<Ok<LeadResponse[]>, ProblemHttpResult>> ListAsync(
        LeadState? state, Guid? after, int? limit, Requester requester, ShownRecords shown, EvidenceStore store, HttpContext http, CancellationToken cancellation)
    {
        if (Page.Check(limit) is { } problem)
            return problem;
        await using EvidenceDb db = store.OpenDb();
        Reach reach = await Reach.OfAsync(db, requester, cancellation);
        IQueryable<Lead> leads = LeadScope.Parties(db, reach).AsNoTracking().Include(l => l.Events);
        if (state is not null)
            leads = leads.Where(l => l.State == state);
        if (after is { } last)
            leads = leads.Where(l => l.Id > last);
        List<Lead> page = await leads.OrderBy(l => l.Id).Take(Page.Length(limit)).ToListAsync(cancellation);
        Page.Link(http, page.Count == Page.Length(limit) ? page[^1].Id : null);
        return TypedResults.Ok((await ReadAsync(db, page, requester, shown, reach, cancellation)).ToArray());
    }

    private static async Task<Results<Ok<LeadResponse>, ProblemHttpResult>> GetAsync(Guid id, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        Reach reach = await Reach.OfAsync(db, requester, cancellation);
        Lead? lead = await LeadScope.Parties(db, reach).AsNoTracking().Include(l => l.Events).SingleOrDefaultAsync(l => l.Id == id, cancellation);
        return lead is null ? ProblemResults.NotFound("lead", id) : TypedResults.Ok((await ReadAsync(db, [lead], requester, shown, reach, cancellation)).Single());
    }

    private static Task<Results<Ok<LeadResponse>, ProblemHttpResult>> TakeAsync(
        Guid id, LeadAction action, TakeStep step, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation) =>
        TakeAsync(id, new LeadStep(action, requester.DemandPerson(), requester.AgencyId, step.Why.Trim()), step.Version, requester, shown, store, cancellation);

    private static Task<Results<Ok<LeadResponse>, ProblemHttpResult>> ConcludeAsync(
        Guid id, LeadAction action, StateConclusion step, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation) =>
        TakeAsync(id, new LeadStep(action, requester.DemandPerson(), requester.AgencyId, step.Why.Trim(), step.Conclusion), step.Version, requester, shown, store, cancellation);

    private static async Task<Results<Ok<LeadResponse>, ProblemHttpResult>> TakeAsync(
        Guid id, LeadStep step, int version, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        Reach reach = await Reach.OfAsync(db, requester, cancellation);
        if (await LeadScope.Parties(db, reach).Include(l => l.Events).SingleOrDefaultAsync(l => l.Id == id, cancellation) is not { } lead)
            return ProblemResults.NotFound("lead", id);
        await LeadRegister.TakeAsync(db, lead, step, version, reach, cancellation);
        return TypedResults.Ok((await ReadAsync(db, [lead], requester, shown, reach, cancellation)).Single());
    }

    private static async Task<IReadOnlyList<LeadResponse>> ReadAsync(
        EvidenceDb db, IReadOnlyList<Lead> leads, Requester requester, ShownRecords shown, Reach reach, CancellationToken cancellation)
    {
        Guid[] exhibits = [.. leads.SelectMany(l => new[] { l.ProbeExhibitId, l.CandidateExhibitId }).Distinct()];
        IReadOnlyDictionary<Guid, ExhibitRelease> released = await ExhibitRelease.LoadAsync(db, exhibits, reach, cancellation);
        foreach (Lead lead in leads)
            foreach (Guid end in new[] { lead.ProbeExhibitId, lead.CandidateExhibitId })
                shown.Add(released[end], AuditAction.LeadRead, "lead", lead.Id);
        return [.. leads.Select(l => LeadResponse.Of(l, released[l.ProbeExhibitId], released[l.CandidateExhibitId], requester, reach.At))];
    }
}
