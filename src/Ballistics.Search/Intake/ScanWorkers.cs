using Ballistics.Evidence;
using Ballistics.Search.Index;
using Ballistics.Search.Storage;
using Ballistics.Search.Workers;

namespace Ballistics.Search.Intake;

/// <summary>Prepares scans on threads of its own, as many at once as cores and memory allow.</summary>
public sealed class ScanWorkers : IDisposable
{
    private readonly SemaphoreSlim _large = new(1);
    private readonly WorkerThreads _threads;
    private long _lastEnd = -(long)Limits.UploadLull.TotalMilliseconds;
    private int _running;

    /// <summary>Starts the workers.</summary>
    /// <param name="count">How many; null for as many as suit the machine.</param>
    public ScanWorkers(int? count = null) => _threads = new WorkerThreads("scan worker", count ?? WorkerThreads.SuitableCount);

    /// <summary>How many scans are prepared at once.</summary>
    public int Count => _threads.MaximumConcurrencyLevel;

    /// <summary>How long <see cref="GiveWayAsync"/> waits at most.</summary>
    internal TimeSpan Patience { get; init; } = Limits.StandingPatience;

    /// <summary>Does something with a scan of that many bytes; large scans take turns so that memory stays bounded.</summary>
    public async Task<T> RunAsync<T>(long scanBytes, Func<T> work, CancellationToken cancellation)
    {
        bool isLarge = scanBytes > Limits.LargeScanBytes;
        Interlocked.Increment(ref _running);
        try
        {
            if (isLarge)
                await _large.WaitAsync(cancellation);
            try
            {
                return await _threads.RunAsync(work, cancellation);
            }
            finally
            {
                if (isLarge)
                    _large.Release();
            }
        }
        finally
        {
            Volatile.Write(ref _lastEnd, Environment.TickCount64);
            Interlocked.Decrement(ref _running);
        }
    }

    /// <summary>
    /// Waits until no scan is being prepared and none has been for <see cref="Limits.UploadLull"/>, or until patience ends: what nobody waits
    /// for leaves the cores to what somebody does wait for.
    /// </summary>
    internal async Task GiveWayAsync(CancellationToken cancellation)
    {
        long start = Environment.TickCount64;
        while (Environment.TickCount64 - start < Patience.TotalMilliseconds
            && (Volatile.Read(ref _running) > 0 || Environment.TickCount64 - Volatile.Read(ref _lastEnd) < Limits.UploadLull.TotalMilliseconds))
            await Task.Delay(Limits.UploadLull / 10, cancellation);
    }

    internal Task<SignedScan> SignAsync(long length, Func<byte[]> read, string fileName, MarkKind kind, bool isKept, CancellationToken cancellation, SigningTerms terms) =>
        RunAsync(length, () => SignedScan.Make(read(), fileName, kind, isKept, terms), cancellation);

    /// <summary>The embedding of a mark's signature; null where there is none of either: the mark is kept, and embedded later.</summary>
    internal async Task<MarkVector?> EmbedAsync(IndexedMarks? index, Guid mark, byte[]? signature, CancellationToken cancellation) =>
        index is null || signature is null ? null : await RunAsync(0, () => index.TryEmbed(mark, signature), cancellation);

    internal Task<SignedScan> ReadAsync(long length, Func<byte[]> read, string fileName, SigningTerms terms, CancellationToken cancellation) =>
        RunAsync(length, () => SignedScan.Read(read(), fileName, terms), cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        _threads.Dispose();
        _large.Dispose();
    }
}
