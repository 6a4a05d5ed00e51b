using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Identity;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Disclosures;

internal static class DisclosureEndpoints
{
    public static void MapDisclosures(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/searches/{id:guid}/disclosure", GetAsync).WithTags("Disclosures").Allow(Role.Examiner, Role.Investigator)
            .WithName("DiscloseSearch").WithSummary("What is needed to check a search without the service")
            .WithDescription("A zip file of the agency's own candidates: originals, parameters, versions, scores, pictures, an audit extract and a signed manifest. Candidates of other agencies are theirs to disclose and no part of it. "
                + "`ballistics disclosure verify FILE` checks it and makes its comparisons again. The first `detail` come with originals and pictures, 10 where it is left out.")
            .Produces<Stream>(200, "application/zip").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> GetAsync(
        Guid id, int? detail, Requester requester, EvidenceStore store, DisclosurePackage package, CancellationToken cancellation)
    {
        if (detail is < 0 or > Search.Limits.ListLength)
            return ProblemResults.Invalid("detail", $"Name 0 to {Search.Limits.ListLength} candidates.");
        await using EvidenceDb db = store.OpenDb();
        if (await db.Searches.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.RequestingAgencyId == requester.AgencyId, cancellation) is not { } job)
            return ProblemResults.NotFound("search", id);
        if (job.State != SearchState.Completed)
            return ProblemCatalogue.SearchNotCompleted.ToResult($"The search {id} is {job.State}.");
        List<StoredCandidate> own = await db.Candidates.AsNoTracking().Where(c => c.SearchJobId == id && c.Exhibit!.AgencyId == requester.AgencyId)
            .OrderBy(c => c.Rank).ToListAsync(cancellation);
        Stream made = await package.MakeAsync(job, own, detail ?? Search.Limits.DisclosedCandidates, requester, cancellation);
        return TypedResults.Stream(made, "application/zip", $"disclosure-{id}.zip");
    }
}
