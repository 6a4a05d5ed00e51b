using System.Collections.Concurrent;
using Ballistics.Search.Alerts;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Alerts;

/// <summary>
/// Delivers what is due. Every endpoint has a worker of its own while anything is due there, so that one that is slow or down holds
/// up no other. What is to be delivered stands in the database; nothing is lost with the process.
/// </summary>
internal sealed class AlertCourier(
    EvidenceStore store, AlertSettings settings, WebhookCarrier webhooks, MailCarrier mails, ILogger<AlertCourier> log) : BackgroundService
{
    private readonly ConcurrentDictionary<Guid, Task> _workers = new();
    private readonly ConcurrentDictionary<Guid, (int Failures, DateTimeOffset Until)> _resting = new();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => RunAsync(stoppingToken), CancellationToken.None);

    private async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(settings.Schedule.Interval);
        try
        {
            do
                await StartWorkersAsync(stopping);
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        await Task.WhenAll(_workers.Values);
    }

    private async Task StartWorkersAsync(CancellationToken stopping)
    {
        try
        {
            await using EvidenceDb db = store.OpenDb();
            DateTimeOffset now = DateTimeOffset.UtcNow;
            Guid[] due = await db.AlertDeliveries.Where(d => d.State == DeliveryState.Pending && d.DueAt <= now).Select(d => d.EndpointId).Distinct().ToArrayAsync(stopping);
            foreach (Guid endpoint in due.Where(id => !_workers.ContainsKey(id) && !(_resting.TryGetValue(id, out var rest) && rest.Until > now)))
            {
                var started = new TaskCompletionSource();
                _workers[endpoint] = Task.Run(
                    async () =>
                    {
                        await started.Task;
                        await WorkAsync(endpoint, stopping);
                    },
                    CancellationToken.None);
                started.SetResult();
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            ServiceLog.AlertsFailed(log, exception);
        }
    }

    private async Task WorkAsync(Guid endpoint, CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested && await TryDeliverAsync(endpoint, stopping))
            {
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            Rest(endpoint);
            ServiceLog.AlertsFailed(log, exception);
        }
        finally
        {
            _workers.TryRemove(endpoint, out _);
        }
    }

    /// <summary>Delivers the oldest that is due; false where nothing is, or where the endpoint needs a rest.</summary>
    private async Task<bool> TryDeliverAsync(Guid endpointId, CancellationToken stopping)
    {
        await using EvidenceDb db = store.OpenDb();
        if (await ClaimAsync(db, endpointId, stopping) is not { } delivery)
            return false;
        AlertEndpoint endpoint = await db.AlertEndpoints.AsNoTracking().SingleAsync(e => e.Id == endpointId, stopping);
        DeliveryProblem? problem = await SendAsync(endpoint, delivery, stopping);
        await RecordAsync(db, delivery, problem);
        if (problem is null)
            _resting.TryRemove(endpointId, out _);
        else
            Rest(endpointId);
        return problem is null;
    }

    // The attempt is counted and committed before a byte is sent: after a crash the next one cannot pass for the first.
    private async Task<AlertDelivery?> ClaimAsync(EvidenceDb db, Guid endpoint, CancellationToken cancellation)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow, lease = now + settings.Schedule.Lease;
        AlertDelivery? oldest = await db.AlertDeliveries.AsNoTracking().Include(d => d.Alert)
            .Where(d => d.EndpointId == endpoint && d.State == DeliveryState.Pending && d.DueAt <= now).OrderBy(d => d.Alert!.Sequence).FirstOrDefaultAsync(cancellation);
        if (oldest is null)
            return null;
        int attempts = oldest.Attempts++;
        int claimed = await db.AlertDeliveries.Where(d => d.Id == oldest.Id && d.State == DeliveryState.Pending && d.Attempts == attempts)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Attempts, attempts + 1).SetProperty(d => d.DueAt, lease), cancellation);
        return claimed == 1 ? oldest : null;
    }

    private async Task<DeliveryProblem?> SendAsync(AlertEndpoint endpoint, AlertDelivery delivery, CancellationToken stopping)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(settings.Schedule.Patience);
        try
        {
            return endpoint.Kind == AlertEndpointKind.Webhook
                ? await webhooks.SendAsync(endpoint, delivery, patience.Token)
                : await mails.SendAsync(endpoint, delivery, patience.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return new DeliveryProblem($"The receiver took longer than {settings.Schedule.Patience.TotalSeconds:0} s.");
        }
    }

    private async Task RecordAsync(EvidenceDb db, AlertDelivery delivery, DeliveryProblem? problem)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        IQueryable<AlertDelivery> row = db.AlertDeliveries.Where(d => d.Id == delivery.Id && d.State == DeliveryState.Pending && d.Attempts == delivery.Attempts);
        if (problem is null)
        {
            await row.ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Delivered).SetProperty(d => d.DeliveredAt, now), CancellationToken.None);
            return;
        }
        bool dead = problem.Final || delivery.Attempts % settings.Schedule.Attempts == 0;
        DateTimeOffset due = now + settings.Schedule.PauseAfter((delivery.Attempts - 1) % settings.Schedule.Attempts + 1);
        string what = problem.What.Length <= Search.Limits.AlertProblemLength ? problem.What : problem.What[..Search.Limits.AlertProblemLength];
        await row.ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, dead ? DeliveryState.Dead : DeliveryState.Pending).SetProperty(d => d.DueAt, due).SetProperty(d => d.Problem, what),
            CancellationToken.None);
        ServiceLog.NotDelivered(log, delivery.AlertId, delivery.EndpointId, delivery.Attempts, what);
    }

    // What is due beside the one that failed would only fail too; the longest rest is short, so that an endpoint that is back is soon found.
    private void Rest(Guid endpoint) => _resting.AddOrUpdate(
        endpoint, _ => (1, DateTimeOffset.UtcNow + settings.Schedule.PauseAfter(1)),
        (_, rest) => (rest.Failures + 1, DateTimeOffset.UtcNow + TimeSpan.FromSeconds(Math.Min(60, settings.Schedule.PauseAfter(rest.Failures + 1).TotalSeconds))));
}
