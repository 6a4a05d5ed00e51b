using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;
using BenchmarkDotNet.Attributes;

namespace Ballistics.Benchmarks;

/// <summary>
/// How alike are sixteen kept embeddings to a probe at the best of 128 turns? Once by the transform of their products, and once by the
/// product sum with the probe turned each time, which is the same question asked of an index of embeddings that do not turn.
/// </summary>
public class TurningBenchmarks
{
    private readonly TurningRows _rows = new();
    private readonly int[] _similar = new int[TurningRows.Count];
    private sbyte[] _block = null!;
    private TurningProbe[] _probes = null!;
    private MarkEmbedding[] _turned = null!, _still = null!;

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(3);
        sbyte[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (sbyte)random.Next(-100, 101))];
        _block = Draw(TurningRows.Count * MarkEmbedding.Dimensions);
        sbyte[] probe = Draw(MarkEmbedding.Dimensions);
        (_probes, _still) = ([new TurningProbe(probe)], [.. _block.Chunk(MarkEmbedding.Dimensions).Select(Still)]);
        _turned = [.. Enumerable.Range(0, TurningProbe.Turns).Select(turn => Still([.. Enumerable.Range(0, probe.Length).Select(i => Turned(probe, i, turn))]))];
        _rows.Fill(in _block[0]);
        int[] sums = TurnEach();
        // Each turned value was rounded for itself.
        if (Transform().Zip(sums).Any(pair => Math.Abs(pair.First - pair.Second) > 2000))
            throw new InvalidOperationException("The transform and the turned product sums do not say the same.");
    }

    [Benchmark(Description = Descriptions.TurnEach)]
    public int[] TurnEach() => [.. _still.Select(row => MarkEmbedding.Similarity(_turned, row))];

    [Benchmark(Description = Descriptions.Transform)]
    public int[] Transform()
    {
        Array.Clear(_similar);
        TurningProbe.Raise(_probes, _rows, _similar);
        return _similar;
    }

    [Benchmark(Description = Descriptions.SideBySide)]
    public TurningRows SideBySide()
    {
        _rows.Fill(in _block[0]);
        return _rows;
    }

    private static MarkEmbedding Still(sbyte[] values) => MarkEmbedding.FromValues(MarkKind.BreechFaceImpression, "drawn", values);

    /// <summary>The probe turned back, so that its product sum with a row is that with the row turned.</summary>
    private static sbyte Turned(sbyte[] probe, int at, int turn)
    {
        (double sin, double cos) = Math.SinCos(2 * Math.PI * turn * (at / 4 + 1) / TurningProbe.Turns);
        (double real, double imaginary) = (probe[at & ~1], probe[at | 1]);
        return (sbyte)Math.Clamp(Math.Round(at % 2 == 0 ? real * cos + imaginary * sin : imaginary * cos - real * sin), -127, 127);
    }
}
