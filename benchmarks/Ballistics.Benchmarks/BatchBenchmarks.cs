using Ballistics.Comparison;
using BenchmarkDotNet.Attributes;

namespace Ballistics.Benchmarks;

/// <summary>A probe against a gallery, on one core and on two. Times are of one pair.</summary>
[MemoryDiagnoser]
public class BatchBenchmarks
{
    private const int Marks = 12, Rounds = 8, Pairs = Marks * Rounds;
    private Signature[] _gallery = null!;

    [Params(1, 2)]
    public int Cores { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        Signature[] marks = BenchmarkMarks.BreechFaces(Marks);
        _gallery = [.. Enumerable.Range(0, Pairs).Select(i => marks[i % Marks])];
    }

    [Benchmark(OperationsPerInvoke = Pairs, Description = Descriptions.Batch)]
    public double[] Batch() => BatchComparer.Scores(_gallery[0], _gallery, Cores);
}
