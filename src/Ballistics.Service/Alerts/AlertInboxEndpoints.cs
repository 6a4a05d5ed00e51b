using Ballistics.Search.Alerts;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Alerts;

/// <summary>An agency's inbox, and the same as a feed to pull on a network that takes no calls from outside.</summary>
internal static class AlertInboxEndpoints
{
    public static void MapAlertInbox(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/alerts").WithTags("Alerts").Allow(RouteAccess.Readers).Reads(RecordReads.None);
        group.MapGet("/", ListAsync).WithName("ListAlerts").WithSummary("The agency's alerts, latest first")
            .WithDescription("At most `limit`, those before the place `before`; with `unread=true` only those nobody has read.").ProducesProblem(400);
        group.MapGet("/feed", FeedAsync).WithName("GetAlertFeed").WithSummary("The agency's alerts in order, from where one has come to")
            .WithDescription("At most `limit`, those after the place `after`. Whoever hands `next` back gets every alert once.").ProducesProblem(400);
        group.MapPost("/{id:guid}/read", ReadAsync).WithName("ReadAlert").WithSummary("Mark an alert as read; doing it again changes nothing").ProducesProblem(404);
    }

    private static async Task<Results<Ok<AlertResponse[]>, ProblemHttpResult>> ListAsync(
        long? before, int? limit, bool? unread, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        if (Page.Check(limit) is { } problem)
            return problem;
        await using EvidenceDb db = store.OpenDb();
        IQueryable<Alert> alerts = db.Alerts.AsNoTracking().Where(a => a.AgencyId == requester.AgencyId);
        if (before is not null)
            alerts = alerts.Where(a => a.Sequence < before);
        if (unread == true)
            alerts = alerts.Where(a => a.ReadAt == null);
        List<Alert> page = await alerts.OrderByDescending(a => a.Sequence).Take(Page.Length(limit)).ToListAsync(cancellation);
        return TypedResults.Ok(page.Select(AlertResponse.Of).ToArray());
    }

    private static async Task<Results<Ok<AlertFeedResponse>, ProblemHttpResult>> FeedAsync(
        long? after, int? limit, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        if (Page.Check(limit) is { } problem)
            return problem;
        await using EvidenceDb db = store.OpenDb();
        List<Alert> page = await db.Alerts.AsNoTracking().Where(a => a.AgencyId == requester.AgencyId && a.Sequence > (after ?? 0))
            .OrderBy(a => a.Sequence).Take(Page.Length(limit)).ToListAsync(cancellation);
        return TypedResults.Ok(new AlertFeedResponse([.. page.Select(AlertResponse.Of)], page.Count > 0 ? page[^1].Sequence : after ?? 0));
    }

    private static async Task<Results<Ok<AlertResponse>, ProblemHttpResult>> ReadAsync(
        Guid id, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        if (await db.Alerts.SingleOrDefaultAsync(a => a.Id == id && a.AgencyId == requester.AgencyId, cancellation) is not { } alert)
            return ProblemResults.NotFound("alert", id);
        (alert.ReadBy, alert.ReadAt) = (alert.ReadBy ?? requester.ActorId, alert.ReadAt ?? Instant.Now);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok(AlertResponse.Of(alert));
    }
}
