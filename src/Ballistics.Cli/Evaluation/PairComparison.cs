using System.Diagnostics;
using Ballistics.Cli.Output;

namespace Ballistics.Cli.Evaluation;

/// <summary>Compares pairs, all of them on all cores, and a sample on one thread to time it.</summary>
internal static class PairComparison
{
    /// <summary>How many pairs are timed.</summary>
    private const int TimedPairs = 200;

    /// <summary>Compares every pair.</summary>
    public static (IReadOnlyList<PairResult> Results, TimeSpan Total) CompareAll(
        IReadOnlyList<(ComparedItem First, ComparedItem Second)> pairs, Level level, ProgressDisplay progress, CancellationToken cancellation)
    {
        var results = new PairResult[pairs.Count];
        long start = Stopwatch.GetTimestamp();
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        progress.Run("Comparing pairs", pairs.Count, done =>
            Parallel.For(0, pairs.Count, options, i =>
            {
                results[i] = PairResult.Compare(pairs[i].First, pairs[i].Second, level);
                done();
            }));
        return (results, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>
    /// The median wall time of one comparison on one thread, of up to 200 pairs spread evenly over all. Preparation is not in it.
    /// Called after <see cref="CompareAll"/>, so that the code is compiled and warm.
    /// </summary>
    public static double MedianMilliseconds(
        IReadOnlyList<(ComparedItem First, ComparedItem Second)> pairs, Level level, ProgressDisplay progress, CancellationToken cancellation)
    {
        var milliseconds = new double[Math.Min(TimedPairs, pairs.Count)];
        progress.Run("Timing on one thread", milliseconds.Length, done =>
        {
            for (int i = 0; i < milliseconds.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                (ComparedItem first, ComparedItem second) = pairs[(int)((long)i * pairs.Count / milliseconds.Length)];
                milliseconds[i] = PairResult.Compare(first, second, level).Milliseconds;
                done();
            }
        });
        return Median.Of(milliseconds);
    }
}
