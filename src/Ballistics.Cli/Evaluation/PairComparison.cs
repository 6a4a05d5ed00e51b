using System.Diagnostics;
using Ballistics.Cli.Output;

namespace Ballistics.Cli.Evaluation;

/// <summary>Compares pairs, all of them on all cores, and a sample on one thread to time it.</summary>
internal static class PairComparison
{
    /// <summary>How many comparisons are timed at most.</summary>
    private const int TimedComparisons = 200;

    /// <summary>How long pairs are timed again where there are fewer: code is compiled in stages and only then at its speed.</summary>
    private static readonly TimeSpan s_repetition = TimeSpan.FromSeconds(2);

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
    /// The median wall time of one comparison on one thread: of up to 200 pairs spread evenly over all, and where there are fewer,
    /// of these again and again. Preparation is not in it. Called after <see cref="CompareAll"/>, so that the code is warm.
    /// </summary>
    public static double MedianMilliseconds(
        IReadOnlyList<(ComparedItem First, ComparedItem Second)> pairs, Level level, ProgressDisplay progress, CancellationToken cancellation)
    {
        int sample = Math.Min(TimedComparisons, pairs.Count);
        var milliseconds = new List<double>(TimedComparisons);
        progress.Run("Timing on one thread", TimedComparisons, done =>
        {
            long start = Stopwatch.GetTimestamp();
            while (milliseconds.Count < sample || (milliseconds.Count < TimedComparisons && Stopwatch.GetElapsedTime(start) < s_repetition))
            {
                cancellation.ThrowIfCancellationRequested();
                (ComparedItem first, ComparedItem second) = pairs[(int)((long)(milliseconds.Count % sample) * pairs.Count / sample)];
                milliseconds.Add(PairResult.Compare(first, second, level).Milliseconds);
                done();
            }
        });
        return Median.Of(milliseconds);
    }
}
