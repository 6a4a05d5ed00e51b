using Ballistics.Search.Ranking;

namespace Ballistics.Service.Background;

/// <summary>Runs the searches for as long as the service runs.</summary>
internal sealed class SearchRunner(SearchJobs jobs) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => jobs.RunAsync(stoppingToken), CancellationToken.None);
}
