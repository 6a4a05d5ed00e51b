using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ballistics.Service.Health;

/// <summary>Ready means: the database answers and the data folder takes a file. Without the model that embeds marks it works on, slower, and says so.</summary>
internal sealed class StorageHealth(EvidenceStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using EvidenceDb db = store.OpenDb();
            await db.Agencies.AnyAsync(cancellationToken);
            string probe = Path.Combine(store.Folder, $".health-{Guid.NewGuid():n}");
            await File.WriteAllTextAsync(probe, "", cancellationToken);
            File.Delete(probe);
            string index = store.Index is { Ready.IsCompleted: false } making ? $" The index is being made anew: {making.Progress:P0}; searches by it wait." : "";
            string said = $"The database answers and the data folder can be written.{index}";
            return store.Index is { EmbeddingFailure: not null }
                ? HealthCheckResult.Degraded($"{said} The model cannot be loaded: marks are kept and not embedded, and searches compare every exhibit in full. The log says why.")
                : HealthCheckResult.Healthy(said);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer, or the data folder cannot be written.", exception);
        }
    }
}
