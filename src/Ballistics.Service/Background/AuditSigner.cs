using Ballistics.Search.Audit;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Background;

/// <summary>Signs the ledgers that have grown, from time to time and once more when the service stops.</summary>
internal sealed class AuditSigner(EvidenceStore store, ILogger<AuditSigner> log) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TrySignAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Limits.CheckpointInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TrySignAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task TrySignAsync(CancellationToken cancellation)
    {
        try
        {
            await AuditSigning.SignGrownAsync(store, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            ServiceLog.NotSigned(log, exception);
        }
    }
}
