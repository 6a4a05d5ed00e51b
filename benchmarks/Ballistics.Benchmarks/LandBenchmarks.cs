using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Imaging.Preparation;
using Ballistics.Imaging.Regions;
using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Firearms;
using Ballistics.Simulation.Instruments;
using Ballistics.Simulation.Shots;
using BenchmarkDotNet.Attributes;

namespace Ballistics.Benchmarks;

/// <summary>Two simulated land engraved areas, on one core.</summary>
[MemoryDiagnoser]
public class LandBenchmarks
{
    private Topography _scan = null!;
    private PreparedMark _prepared = null!;
    private Signature _first = null!, _second = null!, _other = null!;

    [GlobalSetup]
    public void Setup()
    {
        Barrel barrel = new Firearm(FirearmModel.Draw(new Seed(11)), new Seed(12)).Barrel;
        _scan = Scan(barrel, 1, 1);
        _prepared = Prepare();
        _first = SignatureExtractor.Extract(_prepared);
        _second = SignatureExtractor.Extract(Prepare(Scan(barrel, 1, 2)));
        _other = SignatureExtractor.Extract(Prepare(Scan(barrel, 2, 3)));
    }

    [Benchmark(Description = Descriptions.OneLand)]
    public double CompareOneLand() => MarkComparer.Compare(_first, _second).Score;

    [Benchmark(Description = Descriptions.TwoLands)]
    public double CompareTwoLands() => MarkComparer.Compare(_first, _other).Score;

    [Benchmark(Description = Descriptions.LandScore)]
    public double Score() => MarkComparer.Score(_first, _other);

    [Benchmark(Description = Descriptions.PrepareLand)]
    public PreparedMark Prepare() => Prepare(_scan);

    [Benchmark(Description = "extract a land's signature")]
    public Signature Extract() => SignatureExtractor.Extract(_prepared);

    private static Topography Scan(Barrel barrel, int land, ulong seed) =>
        new SimulatedInstrument { SpacingX = 1.5625e-6, SpacingY = 1.5625e-6, HeightStep = 1e-9 }
            .Measure(new BulletShot(barrel, land, BulletConditions.Ideal, new Seed(seed)), new Seed(seed));

    private static PreparedMark Prepare(Topography scan)
    {
        var acquisition = new Acquisition { Format = "X3P", Sha256 = "", Topography = scan };
        return MarkPreparation.Prepare(scan, RegionLocator.Locate(acquisition, MarkKind.LandEngravedArea), MarkKind.LandEngravedArea);
    }
}
