using Ballistics.Search.Intake;
using Ballistics.Search.Workers;

namespace Ballistics.Service.Tests;

/// <summary>Keeps every search worker busy until disposed of.</summary>
internal sealed class SearchHold : IDisposable
{
    private readonly ManualResetEventSlim _released = new();

    public SearchHold(TestService service)
    {
        WorkerThreads workers = service.Get<WorkerThreads>();
        for (int i = 0; i < workers.MaximumConcurrencyLevel; i++)
            _ = workers.RunAsync(() => { _released.Wait(); return 0; }, CancellationToken.None);
    }

    public void Dispose() => _released.Set();
}

/// <summary>Keeps every scan worker busy until disposed of.</summary>
internal sealed class ScanHold : IDisposable
{
    private readonly ManualResetEventSlim _released = new();

    public ScanHold(TestService service)
    {
        ScanWorkers workers = service.Get<ScanWorkers>();
        for (int i = 0; i < workers.Count; i++)
            _ = workers.RunAsync(0, () => { _released.Wait(); return 0; }, CancellationToken.None);
    }

    public void Dispose() => _released.Set();
}
