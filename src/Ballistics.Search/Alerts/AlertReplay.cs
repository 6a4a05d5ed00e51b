using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Alerts;

/// <summary>Sends again what was given up.</summary>
public static class AlertReplay
{
    /// <summary>Makes every dead delivery to an endpoint due again; its attempts go on counting, so that the receiver knows it for a repetition.</summary>
    /// <returns>How many there were.</returns>
    public static Task<int> ReplayAsync(EvidenceDb db, Guid endpoint, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        return db.AlertDeliveries.Where(d => d.EndpointId == endpoint && d.State == DeliveryState.Dead)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Pending).SetProperty(d => d.DueAt, now), cancellation);
    }
}
