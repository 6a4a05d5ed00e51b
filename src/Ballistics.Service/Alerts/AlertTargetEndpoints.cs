using System.Security.Cryptography;
using Ballistics.Search.Alerts;
using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Ballistics.Service.Alerts;

/// <summary>Where an agency has its alerts sent.</summary>
internal static class AlertTargetEndpoints
{
    public static void MapAlertTargets(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/alert-endpoints").WithTags("Alerts").Allow(Role.AgencyAdministrator).Reads(RecordReads.None);
        group.MapPost("/", AddAsync).WithName("AddAlertEndpoint").WithSummary("Have alerts sent to an address")
            .WithDescription("A webhook is signed as the Standard Webhooks specification says, with the secret that this answer shows once; `webhook-attempt` above 1 says that the id may have arrived before.")
            .ProducesProblem(400).ProducesProblem(409);
        group.MapGet("/", ListAsync).WithName("ListAlertEndpoints").WithSummary("The addresses, and how much is still to be delivered there");
        group.MapDelete("/{id:guid}", RemoveAsync).WithName("RemoveAlertEndpoint").WithSummary("Send nothing to an address any more").ProducesProblem(404);
        group.MapPost("/{id:guid}/replay", ReplayAsync).WithName("ReplayAlerts").WithSummary("Send again what was given up").ProducesProblem(404);
    }

    private static async Task<Results<Created<AlertEndpointResponse>, ProblemHttpResult>> AddAsync(
        NewAlertEndpoint request, Requester requester, EvidenceStore store, WebhookTargets targets, SecretBox secrets, AlertSettings settings, CancellationToken cancellation)
    {
        string address = request.Address.Trim();
        if (Check(request.Kind, address, targets, settings) is { } wrong)
            return ProblemResults.Invalid("address", wrong);
        byte[]? secret = request.Kind == AlertEndpointKind.Webhook ? RandomNumberGenerator.GetBytes(WebhookSignature.SecretBytes) : null;
        var endpoint = new AlertEndpoint
        {
            AgencyId = requester.AgencyId,
            Kind = request.Kind,
            Address = address,
            Secret = secret is null ? null : secrets.Seal(secret),
            CreatedAt = Instant.Now,
        };
        await using EvidenceDb db = store.OpenDb();
        if (await db.AlertEndpoints.CountAsync(e => e.AgencyId == requester.AgencyId && e.RemovedAt == null, cancellation) >= Search.Limits.AlertEndpoints)
            return ProblemResults.Invalid("address", $"An agency has at most {Search.Limits.AlertEndpoints} addresses. Remove one first.");
        db.AlertEndpoints.Add(endpoint);
        Record(db, requester, AuditAction.AlertsChanged, endpoint.Id, new { added = $"{endpoint.Kind}" });
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Created($"/api/v1/alert-endpoints/{endpoint.Id}", new AlertEndpointResponse(
            endpoint.Id, endpoint.Kind, address, endpoint.CreatedAt, 0, 0, secret is null ? null : WebhookSignature.SecretStart + Convert.ToBase64String(secret)));
    }

    private static async Task<Ok<AlertEndpointResponse[]>> ListAsync(Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        return TypedResults.Ok(await db.AlertEndpoints.Where(e => e.AgencyId == requester.AgencyId && e.RemovedAt == null).OrderBy(e => e.Id)
            .Select(e => new AlertEndpointResponse(
                e.Id, e.Kind, e.Address, e.CreatedAt, db.AlertDeliveries.Count(d => d.EndpointId == e.Id && d.State == DeliveryState.Pending),
                db.AlertDeliveries.Count(d => d.EndpointId == e.Id && d.State == DeliveryState.Dead), null))
            .ToArrayAsync(cancellation));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(Guid id, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        if (await FindAsync(db, id, requester, cancellation) is not { } endpoint)
            return ProblemResults.NotFound("alert endpoint", id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        endpoint.RemovedAt = Instant.Now;
        await db.AlertDeliveries.Where(d => d.EndpointId == id && (d.State == DeliveryState.Pending || d.State == DeliveryState.Dead))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Dropped), cancellation);
        Record(db, requester, AuditAction.AlertsChanged, id, new { removed = $"{endpoint.Kind}" });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<AlertReplayResponse>, ProblemHttpResult>> ReplayAsync(
        Guid id, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        if (await FindAsync(db, id, requester, cancellation) is null)
            return ProblemResults.NotFound("alert endpoint", id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        int replayed = await AlertReplay.ReplayAsync(db, id, cancellation);
        Record(db, requester, AuditAction.AlertsReplayed, id, new { replayed });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok(new AlertReplayResponse(replayed));
    }

    private static string? Check(AlertEndpointKind kind, string address, WebhookTargets targets, AlertSettings settings)
    {
        if (kind == AlertEndpointKind.Webhook)
            return targets.Check(address);
        if (settings.Smtp is null)
            return "No mail server is set here (Ballistics:Alerts:Smtp). Use a webhook or the feed, or ask the operator.";
        return MailboxAddress.TryParse(address, out MailboxAddress? mailbox) && mailbox.Address == address && address.Contains('@', StringComparison.Ordinal)
            ? null
            : $"'{address}' is no mail address. Give one such as lab@police.example.";
    }

    private static Task<AlertEndpoint?> FindAsync(EvidenceDb db, Guid id, Requester requester, CancellationToken cancellation) =>
        db.AlertEndpoints.SingleOrDefaultAsync(e => e.Id == id && e.AgencyId == requester.AgencyId && e.RemovedAt == null, cancellation);

    private static void Record(EvidenceDb db, Requester requester, AuditAction action, Guid endpoint, object details) =>
        AuditTrail.Append(db, AuditActor.Of(requester), action, new AuditSubject("alert-endpoint", endpoint, requester.AgencyId), requester.Purpose, details);
}
