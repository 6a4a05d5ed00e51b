using Ballistics.Comparison;
using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Search.Workers;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Leads;
using Ballistics.Service.Pictures;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Searches;

internal static class SearchEndpoints
{
    public static void MapSearches(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/searches").WithTags("Searches").Allow(RouteAccess.Searchers).Reads(RecordReads.Counts);
        group.MapPost("/", AddAsync).WithName("AddSearch").WithSummary("Search with an exhibit of the own agency, in the background")
            .WithDescription("What it is for is stated in the header Ballistics-Purpose (percent-encoded where it is not ASCII); it is kept with the search, and holds for what it finds.")
            .Reads(RecordReads.Others).ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(429).ProducesProblem(503);
        group.MapGet("/estimate", EstimateAsync).WithName("EstimateSearch").WithSummary("How long an exhaustive search would take")
            .ProducesProblem(404).ProducesProblem(422);
        group.MapPost("/{id:guid}/replay", ReplayAsync).WithName("ReplaySearch").WithSummary("Make a kept list again, and say whether it is the same")
            .ProducesProblem(404).ProducesProblem(409);
        group.MapGet("/", ListAsync).WithName("ListSearches").WithSummary("The own agency's latest searches, latest first").ProducesProblem(400);
        group.MapGet("/{id:guid}", GetAsync).WithName("GetSearch").WithSummary("One search and how far it has come").ProducesProblem(404);
        group.MapDelete("/{id:guid}", CancelAsync).WithName("CancelSearch").WithSummary("Stop a search that waits or runs")
            .ProducesProblem(404).ProducesProblem(409);
        group.MapPost("/{id:guid}/review", ReviewAsync).WithName("ReviewSearch").WithSummary("Say that you went through the list of a completed search")
            .WithDescription("It leaves the backlog by it. Making a lead of a candidate says so too.")
            .Allow(Role.Examiner, Role.Investigator).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        group.MapGet("/{id:guid}/candidates", GetCandidatesAsync).WithName("GetCandidates").WithSummary("The candidate list of a completed search")
            .Reads(RecordReads.Found).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        group.MapGet("/{id:guid}/candidates/{candidateId:guid}/pictures/{view}", GetPictureAsync).WithName("GetCandidatePicture")
            .WithSummary("The probe's and the candidate's mark on one grid")
            .WithDescription("Only of a candidate that is shown to you in full. `view` is probe, candidate or overlay; `pair` is the index of the pair of marks, 0 (the most alike) where it is left out.")
            .Reads(RecordReads.Found).Produces<Stream>(200, "image/png").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<Results<Accepted<SearchResponse>, ProblemHttpResult>> AddAsync(
        NewSearch request, Requester requester, SearchJobs jobs, EvidenceStore store, CancellationToken cancellation)
    {
        if ((request.Jurisdictions ?? []).FirstOrDefault(code => Jurisdiction.Find(code) is null) is { } unknown)
            return ProblemResults.Invalid("jurisdictions", $"'{unknown}' is no country code. Use ISO 3166-1 alpha-2, for example NL.");
        return await OwnsAsync(requester, request.ExhibitId, store, cancellation)
            && await jobs.SubmitAsync(request.ToRequest(requester.AgencyId), cancellation, requester) is { } job
            ? TypedResults.Accepted($"/api/v1/searches/{job.Id}", SearchResponse.Of(job))
            : ProblemResults.NotFound("exhibit", request.ExhibitId);
    }

    private static async Task<Results<Ok<EstimateResponse>, ProblemHttpResult>> EstimateAsync(
        Guid exhibitId, Requester requester, EvidenceStore store, WorkerThreads workers, CancellationToken cancellation) =>
        await OwnsAsync(requester, exhibitId, store, cancellation)
            ? TypedResults.Ok(EstimateResponse.Of(exhibitId, await SearchEstimate.MakeAsync(store, new SearchRequest(exhibitId, requester.AgencyId), workers, cancellation)))
            : ProblemResults.NotFound("exhibit", exhibitId);

    private static async Task<Results<Ok<ReplayResponse>, ProblemHttpResult>> ReplayAsync(
        Guid id, Requester requester, EvidenceStore store, WorkerThreads workers, CancellationToken cancellation)
    {
        await using (EvidenceDb db = store.OpenDb())
            switch (await db.Searches.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.RequestingAgencyId == requester.AgencyId, cancellation))
            {
                case null:
                    return ProblemResults.NotFound("search", id);
                case { State: not SearchState.Completed } job:
                    return NotCompleted(job);
            }
        return TypedResults.Ok(ReplayResponse.Of(id, (await SearchReplay.RunAsync(store, id, workers, cancellation, requester))!));
    }

    private static async Task<bool> OwnsAsync(Requester requester, Guid exhibit, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        return await db.Exhibits.AnyAsync(e => e.Id == exhibit && e.AgencyId == requester.AgencyId, cancellation);
    }

    private static async Task<Results<Ok<SearchResponse[]>, ProblemHttpResult>> ListAsync(
        int? limit, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        if (Page.Check(limit) is { } problem)
            return problem;
        await using EvidenceDb db = store.OpenDb();
        List<SearchJob> jobs = await db.Searches.AsNoTracking().Where(s => s.RequestingAgencyId == requester.AgencyId).OrderByDescending(s => s.Id).Take(Page.Length(limit)).ToListAsync(cancellation);
        var told = new List<SearchResponse>(jobs.Count);
        foreach (SearchJob job in jobs)
            told.Add(await TellAsync(store, db, job, requester, cancellation));
        return TypedResults.Ok(told.ToArray());
    }

    private static async Task<Results<Ok<SearchResponse>, ProblemHttpResult>> GetAsync(
        Guid id, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        return await db.Searches.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.RequestingAgencyId == requester.AgencyId, cancellation) is { } job
            ? TypedResults.Ok(await TellAsync(store, db, job, requester, cancellation))
            : ProblemResults.NotFound("search", id);
    }

    private static async Task<SearchResponse> TellAsync(EvidenceStore store, EvidenceDb db, SearchJob job, Requester requester, CancellationToken cancellation) =>
        SearchResponse.Of(job, await ReleasedCounts.LoadAsync(store, db, job, await ReachAsync(db, job, requester, cancellation), cancellation));

    private static async Task<Results<Ok<SearchResponse>, ProblemHttpResult>> CancelAsync(
        Guid id, Requester requester, EvidenceStore store, SearchJobs jobs, CancellationToken cancellation)
    {
        await using (EvidenceDb db = store.OpenDb())
            if (!await db.Searches.AnyAsync(s => s.Id == id && s.RequestingAgencyId == requester.AgencyId, cancellation))
                return ProblemResults.NotFound("search", id);
        return await jobs.CancelAsync(id, cancellation) switch
        {
            null => ProblemResults.NotFound("search", id),
            { State: SearchState.Cancelled } job => TypedResults.Ok(SearchResponse.Of(job)),
            SearchJob job => ProblemCatalogue.SearchAlreadyEnded.ToResult($"The search {id} is {job.State}."),
        };
    }

    private static async Task<Results<Ok<SearchResponse>, ProblemHttpResult>> ReviewAsync(
        Guid id, ReviewSearch review, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        Guid person = requester.DemandPerson();
        await using EvidenceDb db = store.OpenDb();
        if (await db.Searches.SingleOrDefaultAsync(s => s.Id == id && s.RequestingAgencyId == requester.AgencyId, cancellation) is not { } job)
            return ProblemResults.NotFound("search", id);
        if (job.State != SearchState.Completed)
            return NotCompleted(job);
        (job.ReviewedAt, job.ReviewedBy, job.ReviewRemark) = (Instant.Now, person, review.Remark.Trim());
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok(await TellAsync(store, db, job, requester, cancellation));
    }

    private static async Task<Results<Ok<CandidateListResponse>, ProblemHttpResult>> GetCandidatesAsync(
        Guid id, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        if (await db.Searches.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.RequestingAgencyId == requester.AgencyId, cancellation) is not { } job)
            return ProblemResults.NotFound("search", id);
        if (job.State != SearchState.Completed)
            return NotCompleted(job);
        Reach reach = await ReachAsync(db, job, requester, cancellation);
        IReadOnlyList<ReleasedCandidate> released = await ReleasedList.LoadAsync(db, job, reach, cancellation);
        int[] ranks = [.. released.Select(candidate => candidate.StoredRank)];
        Dictionary<int, StoredCandidate> stored = await db.Candidates.AsNoTracking()
            .Where(c => c.SearchJobId == id && ranks.Contains(c.Rank)).ToDictionaryAsync(c => c.Rank, cancellation);
        foreach (ReleasedCandidate candidate in released)
            shown.Add(candidate.Release, AuditAction.CandidatesRead, "candidate", candidate.Id, job);
        string digest = ListDigest.Of(released.Select(candidate => (candidate.Rank, candidate.Id, stored[candidate.StoredRank].Comparison)));
        ReleasedCounts counts = await ReleasedCounts.LoadAsync(store, db, job, reach, cancellation);
        ReleasedStages stages = await ReleasedStages.LoadAsync(db, job, counts, reach, cancellation);
        return TypedResults.Ok(CandidateListResponse.Of(job, counts, stages, digest, [.. released.Select(candidate => CandidateResponse.Of(candidate, stored[candidate.StoredRank]))]));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetPictureAsync(
        Guid id, Guid candidateId, string view, int? pair, Requester requester, ShownRecords shown, EvidenceStore store, ComparisonPictures pictures, HttpResponse response,
        CancellationToken cancellation)
    {
        if (!Enum.TryParse(view, ignoreCase: true, out PictureView drawn) || !Enum.IsDefined(drawn))
            return ProblemCatalogue.NotFound.ToResult($"There is no picture '{view}'. Ask for probe, candidate or overlay.");
        await using EvidenceDb db = store.OpenDb();
        if (await db.Searches.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.RequestingAgencyId == requester.AgencyId, cancellation) is not { } job)
            return ProblemResults.NotFound("search", id);
        if (job.State != SearchState.Completed)
            return NotCompleted(job);
        IReadOnlyList<ReleasedCandidate> released = await ReleasedList.LoadAsync(db, job, await ReachAsync(db, job, requester, cancellation), cancellation);
        ReleasedCandidate? candidate = released.FirstOrDefault(one => one.Id == candidateId && one.Release.Shows(ReleaseLevel.Full));
        string? comparison = candidate is null ? null
            : await db.Candidates.Where(c => c.SearchJobId == id && c.Rank == candidate.StoredRank).Select(c => c.Comparison).SingleOrDefaultAsync(cancellation);
        IReadOnlyList<MarkPair> pairs = comparison is null ? [] : ComparisonJson.Read(comparison).Pairs;
        if ((pair ?? 0) < 0 || (pair ?? 0) >= pairs.Count)
            return ProblemCatalogue.NotFound.ToResult($"The search {id} has no pair {pair ?? 0} of a candidate {candidateId} to draw.");
        shown.Add(candidate!.Release, AuditAction.PictureRead, "candidate", candidateId, job);
        // The owner may show less of the candidate in a moment: no copy is kept on the way.
        response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(await pictures.DrawAsync(pairs[pair ?? 0], drawn, cancellation), "image/png");
    }

    // Terms may be open to some purposes only: a list is read for the purpose its search stated, unless the reader states another.
    private static Task<Reach> ReachAsync(EvidenceDb db, SearchJob job, Requester requester, CancellationToken cancellation) =>
        Reach.OfAsync(db, requester with { Purpose = requester.Purpose ?? job.Purpose }, cancellation);

    private static ProblemHttpResult NotCompleted(SearchJob job) => ProblemCatalogue.SearchNotCompleted.ToResult(
        $"The search {job.Id} is {job.State}.", KeyValuePair.Create<string, object?>("state", job.State));
}
