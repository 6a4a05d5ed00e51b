using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>Writes down how far a search has come, some times a second, however many comparisons are reported.</summary>
internal sealed class KeptProgress : IProgress<SearchProgress>, IAsyncDisposable
{
    private readonly EvidenceStore _store;
    private readonly Guid _search;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _writing;
    private volatile object? _latest;

    public KeptProgress(EvidenceStore store, Guid search)
    {
        (_store, _search) = (store, search);
        _writing = WriteAsync();
    }

    public void Report(SearchProgress value) => _latest = value;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _writing;
        _ended.Dispose();
    }

    private async Task WriteAsync()
    {
        object? written = null;
        using var timer = new PeriodicTimer(Limits.ProgressInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
                if (_latest is SearchProgress progress && !ReferenceEquals(written, _latest))
                {
                    written = _latest;
                    await using EvidenceDb db = _store.OpenDb();
                    await db.Searches.Where(s => s.Id == _search && s.State == SearchState.Running)
                        .ExecuteUpdateAsync(
                            set => set.SetProperty(s => s.Eligible, progress.Eligible).SetProperty(s => s.Compared, progress.Compared)
                                .SetProperty(s => s.NotComparable, progress.NotComparable), _ended.Token);
                }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
        }
    }
}
