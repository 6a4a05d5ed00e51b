using Ballistics.Search.Intake;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Background;

/// <summary>After a start, checks that originals and marks fit and rebuilds the signatures of an older version and embeds what has no embedding; the service answers meanwhile.</summary>
internal sealed class Upkeep(EvidenceStore store, SignatureRebuilder rebuilder, ILogger<Upkeep> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => RunAsync(stoppingToken), CancellationToken.None);

    private async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            StoreCheck check = await StoreCheck.RunAsync(store, stopping);
            int rebuilt = await rebuilder.RunAsync(stopping);
            await store.Index!.EmbedMissingAsync(stopping);
            ServiceLog.UpkeepDone(log, check.Orphans.Count, check.Missing.Count, rebuilt);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            ServiceLog.UpkeepFailed(log, exception);
        }
    }
}
