using Ballistics.Search.Standing;

namespace Ballistics.Service.Background;

/// <summary>Runs the standing searches for as long as the service runs; an error (a full disk) holds them up and loses none.</summary>
internal sealed class StandingSearchRunner(StandingSearches standing, ILogger<StandingSearchRunner> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => RunAsync(stoppingToken), CancellationToken.None);

    private async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
                try
                {
                    await standing.RunAsync(stopping);
                }
                catch (Exception exception) when (!stopping.IsCancellationRequested)
                {
                    ServiceLog.StandingFailed(log, Search.Limits.StandingPause, exception);
                    await Task.Delay(Search.Limits.StandingPause, stopping);
                }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }
}
