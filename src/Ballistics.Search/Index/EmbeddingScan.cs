using System.Numerics;
using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;

namespace Ballistics.Search.Index;

/// <summary>
/// Holds every row of a scope against every mark of a probe: flat, and exact for embeddings that do not turn (<see cref="TurningScan"/>).
/// Similarities of different marks are not on one scale, so each is told in standard deviations above the mean of all rows in scope for
/// that mark. Of impressed marks the best counts, because the best pair of marks decides a comparison; of lands the mean of their bests,
/// because no single land does.
/// </summary>
internal static class EmbeddingScan
{
    public static Shortlist Run(
        IReadOnlyList<IndexedRows> parts, ExhibitOrdinals ordinals, IReadOnlyList<ProbeMark> probe, ExhibitScope scope,
        Func<IndexPartition, bool> reaches, int length, TaskScheduler workers, CancellationToken cancellation)
    {
        var sharing = new ScanParts(workers, cancellation);
        int exhibits = ordinals.Count;
        var seen = new ulong[(exhibits + 63) / 64];
        // An exhibit that leads in the end leads for the mark that gives its score: the leading of each mark are all that can.
        var leading = new Dictionary<int, double>();
        double[]? lands = null;
        long scanned = 0;
        int landMarks = probe.Count(mark => mark.Kind == MarkKind.LandEngravedArea);
        foreach (ProbeMark mark in probe)
        {
            if (mark.Form == EmbeddingForm.Turning)
            {
                var turning = TurningScan.Run(Cut(parts, mark, reaches), mark, scope, seen, length, sharing);
                Take(turning.Sums, turning.Leading);
                continue;
            }
            int[]? similar = mark.Kind == MarkKind.LandEngravedArea ? Filled(exhibits, int.MinValue) : null;
            IReadOnlyCollection<MarkScan> scans = sharing.Each(
                Cut(parts, mark, reaches), () => new MarkScan(new ProbeVectors(mark.Vectors), scope, seen, similar, length), (scan, chunk) => scan.Scan(chunk));
            SimilaritySums sums = scans.Aggregate(default(SimilaritySums), (sum, scan) => sum + scan.Sums);
            Take(sums, scans.SelectMany(scan => scan.Leading.Exhibits()));
            if (similar is null)
                continue;
            lands ??= Filled(exhibits, double.NaN);
            for (int i = 0; i < exhibits; i++)
                if (similar[i] != int.MinValue)
                    lands[i] = (double.IsNaN(lands[i]) ? 0 : lands[i]) + sums.Above(similar[i]) / landMarks;
        }
        foreach ((int exhibit, double score) in Leading(lands ?? [], length))
            Raise(leading, exhibit, score);
        return new Shortlist(scanned, seen.Sum(BitOperations.PopCount), First(leading, ordinals, length));

        void Take(SimilaritySums sums, IEnumerable<(int Exhibit, int Similar)> found)
        {
            scanned += sums.Count;
            foreach ((int exhibit, int alike) in found)
                Raise(leading, exhibit, sums.Above(alike));
        }
    }

    private static T[] Filled<T>(int length, T value)
    {
        var values = new T[length];
        Array.Fill(values, value);
        return values;
    }

    private static List<Chunk> Cut(IReadOnlyList<IndexedRows> parts, ProbeMark mark, Func<IndexPartition, bool> reaches)
    {
        var chunks = new List<Chunk>();
        foreach (IndexedRows part in parts)
            foreach ((IndexPartition partition, int first, int count) in part.Rows.Partitions)
                if (partition.Kind == mark.Kind.Name && reaches(partition))
                    for (int at = 0; at < count; at += Limits.ScanChunkRows)
                        chunks.Add(new Chunk(part, first + at, Math.Min(Limits.ScanChunkRows, count - at)));
        return chunks;
    }

    private static void Raise(Dictionary<int, double> scores, int exhibit, double score)
    {
        if (!scores.TryGetValue(exhibit, out double kept) || score > kept)
            scores[exhibit] = score;
    }

    /// <summary>The leading of many scores, NaN where there is none, and all equals of the last.</summary>
    private static IEnumerable<(int Exhibit, double Score)> Leading(double[] scores, int length)
    {
        double[] present = [.. scores.Where(score => !double.IsNaN(score))];
        double least = present.Length <= length ? double.NegativeInfinity : Selection.Largest(present, length);
        for (int i = 0; i < scores.Length; i++)
            if (scores[i] >= least)
                yield return (i, scores[i]);
    }

    // Equals of the least came along this far: which of them is kept hangs on their ids alone.
    private static List<Guid> First(Dictionary<int, double> scores, ExhibitOrdinals ordinals, int length) =>
        [.. scores.Select(item => (Id: ordinals.Id(item.Key), Score: item.Value))
            .OrderByDescending(item => item.Score).ThenBy(item => item.Id).Take(length).Select(item => item.Id)];
}
