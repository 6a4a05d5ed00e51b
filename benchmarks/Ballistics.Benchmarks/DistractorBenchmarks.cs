using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Simulation.Distractors;
using Ballistics.Simulation.Shots;
using BenchmarkDotNet.Attributes;

namespace Ballistics.Benchmarks;

/// <summary>Distractors as prepared marks, and with their signatures, on one core and on two. Times are of one mark.</summary>
[MemoryDiagnoser]
public class DistractorBenchmarks
{
    private const int Marks = 64;
    private DistractorMarks _distractors = null!;

    [Params(1, 2)]
    public int Cores { get; set; }

    [Params("BreechFaceImpression", "LandEngravedArea")]
    public string Kind { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _distractors = new DistractorMarks(1, MarkKind.Parse(Kind), Difficulty.Easy);

    [Benchmark(OperationsPerInvoke = Marks, Description = "prepared mark")]
    public void Prepare() => Parallel.For(0, Marks, new ParallelOptions { MaxDegreeOfParallelism = Cores }, i => _distractors.Prepare(i));

    [Benchmark(OperationsPerInvoke = Marks, Description = "prepared mark and signature")]
    public void Extract() => Parallel.For(0, Marks, new ParallelOptions { MaxDegreeOfParallelism = Cores }, i => SignatureExtractor.Extract(_distractors.Prepare(i)));
}
