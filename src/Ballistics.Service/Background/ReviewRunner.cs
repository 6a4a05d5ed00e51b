using Ballistics.Search.Retention;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Background;

/// <summary>Goes on with interrupted purges after a start, and tells owners of review dates that have come.</summary>
internal sealed class ReviewRunner(EvidenceStore store, RecordPurge purge, ILogger<ReviewRunner> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => RunAsync(stoppingToken), CancellationToken.None);

    private async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Limits.ReviewInterval);
        try
        {
            do
                await TryRunAsync(stopping);
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    private async Task TryRunAsync(CancellationToken stopping)
    {
        try
        {
            await purge.ResumeAsync(stopping);
            await ReviewClock.RunAsync(store, DateTimeOffset.UtcNow, stopping);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            ServiceLog.RetentionFailed(log, exception);
        }
    }
}
