using Ballistics.Search.Alerts;
using Ballistics.Search.Storage;
using Ballistics.Service.Alerts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ballistics.Service.Tests.Alerts;

/// <summary>A data folder whose alerts are delivered by a courier that can be stopped and started, as the service is.</summary>
internal sealed class Delivery : IAsyncDisposable
{
    private readonly WebhookCarrier _webhooks;
    private AlertCourier? _courier;

    private Delivery(EvidenceStore store, AlertSettings settings)
    {
        (Store, Settings) = (store, settings);
        Secrets = SecretBox.Open(store.Folder);
        _webhooks = new WebhookCarrier(new WebhookTargets(settings), Secrets);
    }

    public static byte[] Secret { get; } = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    public EvidenceStore Store { get; }

    public AlertSettings Settings { get; }

    public SecretBox Secrets { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Delivery> OpenAsync(int attempts = 1000, double patience = 30, SmtpSettings? smtp = null) => new(
        await EvidenceStore.OpenAsync(Directory.CreateTempSubdirectory("ballistics-alerts-").FullName, cancellation: Cancellation),
        new AlertSettings
        {
            PrivateHosts = new HashSet<string> { "127.0.0.1" },
            Smtp = smtp,
            PublicAddress = "https://ballistics.example",
            Schedule = new AlertSchedule
            {
                FirstPause = TimeSpan.FromMilliseconds(20),
                LongestPause = TimeSpan.FromMilliseconds(200),
                Attempts = attempts,
                Patience = TimeSpan.FromSeconds(patience),
                Interval = TimeSpan.FromMilliseconds(20),
            },
        });

    public async Task<Guid> AddAgencyAsync()
    {
        await using EvidenceDb db = Store.OpenDb();
        var agency = new Agency { Name = $"{Guid.NewGuid()}", JurisdictionCode = "FJ" };
        db.Agencies.Add(agency);
        await db.SaveChangesAsync(Cancellation);
        return agency.Id;
    }

    public async Task<Guid> AddEndpointAsync(Guid agency, string address, AlertEndpointKind kind = AlertEndpointKind.Webhook)
    {
        await using EvidenceDb db = Store.OpenDb();
        var endpoint = new AlertEndpoint { AgencyId = agency, Kind = kind, Address = address, Secret = kind == AlertEndpointKind.Webhook ? Secrets.Seal(Secret) : null, CreatedAt = DateTimeOffset.UtcNow };
        db.AlertEndpoints.Add(endpoint);
        await db.SaveChangesAsync(Cancellation);
        return endpoint.Id;
    }

    public async Task AlertAsync(Guid agency, int count = 1)
    {
        for (int i = 0; i < count; i++)
        {
            await using EvidenceDb db = Store.OpenDb();
            AlertOutbox.Add(db, agency, AlertKind.CandidatesFound, "search", Guid.CreateVersion7());
            await db.SaveChangesAsync(Cancellation);
        }
    }

    public async Task StartAsync()
    {
        _courier = new AlertCourier(Store, Settings, _webhooks, new MailCarrier(Settings), NullLogger<AlertCourier>.Instance);
        await _courier.StartAsync(Cancellation);
    }

    public async Task StopAsync()
    {
        if (_courier is not null)
            await _courier.StopAsync(CancellationToken.None);
        _courier?.Dispose();
        _courier = null;
    }

    public async Task<List<AlertDelivery>> DeliveriesAsync(Guid endpoint)
    {
        await using EvidenceDb db = Store.OpenDb();
        return await db.AlertDeliveries.AsNoTracking().Include(d => d.Alert).Where(d => d.EndpointId == endpoint).OrderBy(d => d.Alert!.Sequence).ToListAsync(Cancellation);
    }

    /// <summary>Waits until every delivery to an endpoint is in a state.</summary>
    public async Task<List<AlertDelivery>> AwaitAsync(Guid endpoint, DeliveryState state)
    {
        while (true)
        {
            List<AlertDelivery> deliveries = await DeliveriesAsync(endpoint);
            if (deliveries.All(delivery => delivery.State == state))
                return deliveries;
            await Task.Delay(20, Cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _webhooks.Dispose();
        Store.Dispose();
        Directory.Delete(Store.Folder, recursive: true);
    }
}
