using System.Runtime.InteropServices;
using Ballistics.Evidence;
using Ballistics.Search.Index;

namespace Ballistics.Search.Tests.Index;

/// <summary>Rows with drawn vectors, and what a plain search of them finds.</summary>
internal static class TestRows
{
    public static EmbeddingRow[] Draw(int count, int seed = 1, int rowsOfExhibit = 2)
    {
        var random = new Random(seed);
        Guid exhibit = Guid.Empty;
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            exhibit = i % rowsOfExhibit == 0 ? Id(random) : exhibit;
            MarkKind kind = random.Next(4) == 0 ? MarkKind.FiringPinImpression : MarkKind.BreechFaceImpression;
            return new EmbeddingRow(Id(random), exhibit, IndexPartition.Of(kind, random.Next(3) == 0 ? null : $"{random.Next(3)} mm"), Vector(random));
        })];
    }

    public static sbyte[] Vector(Random random)
    {
        var values = new sbyte[IndexFormat.Dimensions];
        random.NextBytes(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <summary>The most similar exhibits, reckoned without any of the index's code.</summary>
    public static Guid[] Search(IEnumerable<EmbeddingRow> rows, IReadOnlyList<ProbeMark> probe, Func<EmbeddingRow, bool> inScope, int length)
    {
        var best = new Dictionary<Guid, double>();
        foreach (ProbeMark mark in probe)
        {
            (Guid Exhibit, long Similar)[] scored = [.. rows.Where(row => row.Partition.Kind == mark.Kind.Name && inScope(row))
                .Select(row => (row.ExhibitId, mark.Vectors.Max(vector => (long)Enumerable.Range(0, vector.Length).Sum(i => vector.Span[i] * row.Vector.Span[i]))))];
            double mean = scored.Length == 0 ? 0 : (double)scored.Sum(s => s.Similar) / scored.Length;
            double deviation = scored.Length == 0 ? 0 : Math.Sqrt(Math.Max(0, (double)scored.Sum(s => s.Similar * s.Similar) / scored.Length - mean * mean));
            foreach ((Guid exhibit, long similar) in scored)
                best[exhibit] = Math.Max(best.GetValueOrDefault(exhibit, double.NegativeInfinity), deviation > 0 ? (similar - mean) / deviation : 0);
        }
        return [.. best.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(length).Select(pair => pair.Key)];
    }

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
