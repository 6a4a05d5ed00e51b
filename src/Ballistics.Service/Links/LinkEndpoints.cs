using Ballistics.Search.Audit;
using Ballistics.Search.Casework;
using Ballistics.Search.Members;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ballistics.Service.Links;

internal static class LinkEndpoints
{
    public static void MapLinks(this IEndpointRouteBuilder routes) => routes.MapGroup("/links").WithTags("Links")
        .MapGet("/", GetAsync).WithName("GetLinks").WithSummary("Events and firearms joined by hits, with place and date, and the way of every firearm over time")
        .WithDescription("Only what is within your reach, with as much of each as its owner shows to you. A way is what hits tell: the firearm may have been elsewhere too.")
        .Allow(Role.Examiner, Role.Investigator).Reads(RecordReads.Others).ProducesProblem(400);

    private static async Task<Ok<LinkGraph>> GetAsync(Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        return TypedResults.Ok(await LinkGraph.BuildAsync(db, await Reach.OfAsync(db, requester, cancellation), cancellation, (release, hit) => shown.Add(release, AuditAction.LinksRead, "hit", hit)));
    }
}
