using Ballistics.Search.Intake;

namespace Ballistics.Service.Background;

/// <summary>Prepares the scans whose submitters do not wait, for as long as the service runs.</summary>
internal sealed class ScanQueueRunner(ScanQueue queue) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Run(() => queue.RunAsync(stoppingToken), CancellationToken.None);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }
}
