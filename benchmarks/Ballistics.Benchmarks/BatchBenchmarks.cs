using Ballistics.Comparison;
using BenchmarkDotNet.Attributes;

namespace Ballistics.Benchmarks;

/// <summary>Every pair of a batch of marks, on one core and on two. Times are of one pair.</summary>
[MemoryDiagnoser]
public class BatchBenchmarks
{
    private const int Marks = 12, Pairs = Marks * (Marks - 1) / 2;
    private Signature[] _marks = null!;
    private (int First, int Second)[] _pairs = null!;

    [Params(1, 2)]
    public int Cores { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _marks = BenchmarkMarks.BreechFaces(Marks);
        _pairs = [.. Enumerable.Range(0, Marks).SelectMany(i => Enumerable.Range(i + 1, Marks - 1 - i).Select(j => (i, j)))];
    }

    [Benchmark(OperationsPerInvoke = Pairs, Description = "pair of a batch")]
    public double[] Batch()
    {
        var scores = new double[Pairs];
        Parallel.For(0, Pairs, new ParallelOptions { MaxDegreeOfParallelism = Cores }, i =>
            scores[i] = MarkComparer.Compare(_marks[_pairs[i].First], _marks[_pairs[i].Second]).Score);
        return scores;
    }
}
