using System.Text.Json;
using Ballistics.Search.Audit;
using Ballistics.Search.Casework;
using Ballistics.Search.Members;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Hits;
using Ballistics.Service.Identity;
using Ballistics.Service.Leads;
using Ballistics.Service.Problems;
using Ballistics.Service.Searches;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ballistics.Service.Disclosures;

internal static class DisclosureEndpoints
{
    private const string Scope = "originals, parameters, versions, scores, pictures, an audit extract and a signed manifest. What another agency owns is in it as far as its owner shows it to you. "
        + "`ballistics disclosure verify FILE` checks it and makes its comparisons again.";

    public static void MapDisclosures(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/searches/{id:guid}/disclosure", OfSearchAsync).WithTags("Disclosures").Allow(Role.Examiner, Role.Investigator).Reads(RecordReads.Found)
            .WithName("DiscloseSearch").WithSummary("What is needed to check a search without the service")
            .WithDescription($"A zip file: {Scope} The first `detail` candidates come with originals and pictures, 10 where it is left out.")
            .Produces<Stream>(200, "application/zip").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        routes.MapGet("/hits/{id:guid}/disclosure", OfHitAsync).WithTags("Disclosures").Allow(Role.Examiner, Role.Investigator).Reads(RecordReads.Others)
            .WithName("DiscloseHit").WithSummary("What is needed to check the comparison of a hit without the service")
            .WithDescription($"A zip file: {Scope}").Produces<Stream>(200, "application/zip").ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> OfSearchAsync(
        Guid id, int? detail, Requester requester, ShownRecords shown, EvidenceStore store, DisclosurePackage package, IOptions<JsonOptions> json, CancellationToken cancellation)
    {
        if (detail is < 0 or > Search.Limits.ListLength)
            return ProblemResults.Invalid("detail", $"Name 0 to {Search.Limits.ListLength} candidates.");
        await using EvidenceDb db = store.OpenDb();
        if (await db.Searches.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.RequestingAgencyId == requester.AgencyId, cancellation) is not { } job)
            return ProblemResults.NotFound("search", id);
        if (job.State != SearchState.Completed)
            return ProblemCatalogue.SearchNotCompleted.ToResult($"The search {id} is {job.State}.");
        Reach reach = await Reach.OfAsync(db, requester with { Purpose = requester.Purpose ?? job.Purpose }, cancellation);
        IReadOnlyList<ReleasedCandidate> released = await ReleasedList.LoadAsync(db, job, reach, cancellation);
        Dictionary<int, StoredCandidate> stored = await db.Candidates.AsNoTracking().Where(c => c.SearchJobId == id).ToDictionaryAsync(c => c.Rank, cancellation);
        foreach (ReleasedCandidate candidate in released)
            shown.Add(candidate.Release, AuditAction.DisclosureMade, "candidate", candidate.Id, job);
        if (requester.Purpose is null && job.Purpose is null && shown.Others.Count > 0)
            return AuditedReads.Refuse();
        var document = new
        {
            search = SearchResponse.Of(job, await ReleasedCounts.LoadAsync(store, db, job, reach, cancellation)),
            candidates = released.Select(candidate => CandidateResponse.Of(candidate, stored[candidate.StoredRank])),
        };
        DisclosedCandidate[] candidates = [.. released.Select(one => new DisclosedCandidate(one.Id, one.Release, stored[one.StoredRank].Score, stored[one.StoredRank].Comparison))];
        var content = new DisclosedContent(
            job, null, "search.json", JsonSerializer.SerializeToUtf8Bytes(document, json.Value.SerializerOptions), await ProbeAsync(db, job, reach, cancellation), candidates,
            detail ?? Search.Limits.DisclosedCandidates);
        return TypedResults.Stream(await package.MakeAsync(content, requester, cancellation), "application/zip", $"disclosure-{id}.zip");
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> OfHitAsync(
        Guid id, Requester requester, ShownRecords shown, EvidenceStore store, DisclosurePackage package, IOptions<JsonOptions> json, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        Reach reach = await Reach.OfAsync(db, requester, cancellation);
        if (await LeadScope.Hits(db, reach).AsNoTracking().Include(l => l.Events).SingleOrDefaultAsync(l => l.Id == id, cancellation) is not { } hit)
            return ProblemResults.NotFound("hit", id);
        SearchJob job = await db.Searches.AsNoTracking().SingleAsync(s => s.Id == hit.SearchJobId, cancellation);
        IReadOnlyDictionary<Guid, ExhibitRelease> ends = await ExhibitRelease.LoadAsync(db, [hit.ProbeExhibitId, hit.CandidateExhibitId], reach, cancellation);
        StoredCandidate? stored = await db.Candidates.AsNoTracking().SingleOrDefaultAsync(c => c.SearchJobId == job.Id && c.ExhibitId == hit.CandidateExhibitId, cancellation);
        foreach (ExhibitRelease end in ends.Values)
            shown.Add(end, AuditAction.DisclosureMade, "hit", id);
        (ExhibitRelease probe, ExhibitRelease candidate) = (ends[hit.ProbeExhibitId], ends[hit.CandidateExhibitId]);
        // Who is a party knows what was done to the lead; a third agency that is shown both exhibits knows the hit.
        bool isParty = hit.AgencyId == requester.AgencyId || hit.CandidateAgencyId == requester.AgencyId;
        object document = isParty ? LeadResponse.Of(hit, probe, candidate, requester, reach.At) : HitResponse.Of(hit, probe, candidate);
        var content = new DisclosedContent(
            job, id, "hit.json", JsonSerializer.SerializeToUtf8Bytes(document, json.Value.SerializerOptions),
            await ProbeAsync(db, job, reach, cancellation), [new DisclosedCandidate(id, candidate, stored?.Score, stored?.Comparison)], 1);
        return TypedResults.Stream(await package.MakeAsync(content, requester, cancellation), "application/zip", $"disclosure-hit-{id}.zip");
    }

    // In the order in which the search compared them.
    private static async Task<IReadOnlyList<ExhibitRelease?>> ProbeAsync(EvidenceDb db, SearchJob job, Reach reach, CancellationToken cancellation)
    {
        Guid[] probe = [job.ProbeExhibitId, .. job.FurtherTestFires];
        IReadOnlyDictionary<Guid, ExhibitRelease> released = await ExhibitRelease.LoadAsync(db, probe, reach, cancellation);
        return [.. probe.Select(exhibit => released.GetValueOrDefault(exhibit))];
    }
}
