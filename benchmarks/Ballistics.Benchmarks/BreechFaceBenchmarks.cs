using Ballistics.Comparison;
using Ballistics.Comparison.Correlation;
using Ballistics.Comparison.Tests;
using Ballistics.Evidence;
using BenchmarkDotNet.Attributes;

namespace Ballistics.Benchmarks;

/// <summary>One breech face, from the scan to the score, on one core.</summary>
[MemoryDiagnoser]
public class BreechFaceBenchmarks
{
    private readonly ComparisonWorkspace _workspace = new();
    private ImpressedSignature _first = null!, _second = null!, _other = null!;
    private Topography _scan = null!;
    private PreparedMark _prepared = null!;
    private byte[] _bytes = null!;

    [GlobalSetup]
    public void Setup()
    {
        Signature[] marks = BenchmarkMarks.BreechFaces(3);
        (_first, _second, _other) = ((ImpressedSignature)marks[0], (ImpressedSignature)marks[1], (ImpressedSignature)marks[2]);
        _scan = BenchmarkMarks.Scan560();
        _prepared = MadeMark.Prepare(_scan);
        _bytes = _first.ToBytes();
        _workspace.First.Take(_first, bySteepness: false);
        _workspace.Second.Take(_second, bySteepness: false);
    }

    [Benchmark(Description = Descriptions.OneFirearm)]
    public double CompareOneFirearm() => MarkComparer.Compare(_first, _second).Score;

    [Benchmark(Description = Descriptions.TwoFirearms)]
    public double CompareTwoFirearms() => MarkComparer.Compare(_first, _other).Score;

    [Benchmark(Description = Descriptions.Score)]
    public double Score() => MarkComparer.Score(_first, _other);

    [Benchmark(Description = Descriptions.Coarse)]
    public int Coarse()
    {
        PoseSearch.Coarse(_workspace.First.Coarse, _workspace.Second.Coarse, arePartial: false, _workspace);
        return _workspace.Poses.Count;
    }

    [Benchmark(Description = Descriptions.Prepare)]
    public PreparedMark Prepare() => MadeMark.Prepare(_scan);

    [Benchmark(Description = "extract a signature")]
    public Signature Extract() => SignatureExtractor.Extract(_prepared);

    [Benchmark(Description = "read a signature")]
    public Signature Read() => Signature.FromBytes(_bytes);
}
