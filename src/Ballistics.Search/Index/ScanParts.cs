using System.Collections.Concurrent;

namespace Ballistics.Search.Index;

/// <summary>Shares the parts of a scan out among workers.</summary>
/// <param name="workers">The threads that scan.</param>
/// <param name="cancellation">Stops at the end of each worker's part.</param>
internal sealed class ScanParts(TaskScheduler workers, CancellationToken cancellation)
{
    /// <summary>Takes every part, one at a time: a worker that came late or was held up leaves the rest to the others.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="begin">Makes what a worker needs.</param>
    /// <param name="take">Takes one part.</param>
    /// <returns>What the workers needed, with what they made of it.</returns>
    public IReadOnlyCollection<TWorker> Each<TPart, TWorker>(IEnumerable<TPart> parts, Func<TWorker> begin, Action<TWorker, TPart> take)
    {
        var done = new ConcurrentBag<TWorker>();
        Parallel.ForEach(
            Partitioner.Create(parts, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { TaskScheduler = workers, MaxDegreeOfParallelism = workers.MaximumConcurrencyLevel, CancellationToken = cancellation },
            begin, (part, _, worker) => { take(worker, part); return worker; }, done.Add);
        return done;
    }
}
