using Ballistics.Evidence;

namespace Ballistics.Search.Index;

/// <summary>
/// Holds every row of a scope against every mark of a probe: flat and exact. Similarities of different marks are not on one scale, so
/// each is told in standard deviations above the mean of all rows in scope for that mark. Of impressed marks the best counts, because
/// the best pair of marks decides a comparison; of lands the mean of their bests, because no single land does.
/// </summary>
internal static class EmbeddingScan
{
    public static Shortlist Run(
        IReadOnlyList<IndexedRows> parts, ExhibitOrdinals ordinals, IReadOnlyList<ProbeMark> probe, ExhibitScope scope,
        Func<IndexPartition, bool> reaches, int length, TaskScheduler workers, CancellationToken cancellation)
    {
        int exhibits = ordinals.Count;
        double[] best = Filled(exhibits), lands = Filled(exhibits);
        long scanned = 0;
        int landMarks = probe.Count(mark => mark.Kind == MarkKind.LandEngravedArea);
        foreach (ProbeMark mark in probe)
        {
            List<Chunk> chunks = Cut(parts, mark, reaches);
            Parallel.ForEach(
                chunks, new ParallelOptions { TaskScheduler = workers, MaxDegreeOfParallelism = workers.MaximumConcurrencyLevel, CancellationToken = cancellation },
                () => new ProbeVectors(mark.Vectors), (chunk, _, vectors) => { chunk.Scan(vectors, scope); return vectors; }, _ => { });
            (long count, double mean, double deviation) = Describe(chunks);
            scanned += count;
            int[] similar = MostSimilar(chunks, exhibits);
            for (int i = 0; i < exhibits; i++)
                if (similar[i] != int.MinValue)
                {
                    double above = deviation > 0 ? (similar[i] - mean) / deviation : 0;
                    if (mark.Kind == MarkKind.LandEngravedArea)
                        lands[i] = (double.IsNaN(lands[i]) ? 0 : lands[i]) + above / landMarks;
                    else
                        best[i] = double.IsNaN(best[i]) ? above : Math.Max(best[i], above);
                }
        }
        for (int i = 0; i < exhibits; i++)
            best[i] = double.IsNaN(best[i]) || lands[i] > best[i] ? lands[i] : best[i];
        return new Shortlist(scanned, best.Count(value => !double.IsNaN(value)), Leading(best, ordinals, length));
    }

    private static double[] Filled(int length)
    {
        var values = new double[length];
        Array.Fill(values, double.NaN);
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

    private static (long Count, double Mean, double Deviation) Describe(List<Chunk> chunks)
    {
        // Whole numbers: the same whatever the order. 2²⁶ squared, a million times, would overflow 64 bits; 128 hold any gallery.
        long count = 0, sum = 0;
        Int128 squares = 0;
        foreach (Chunk chunk in chunks)
            (count, sum, squares) = (count + chunk.Count, sum + chunk.Sum, squares + chunk.Squares);
        double mean = count == 0 ? 0 : (double)sum / count;
        return (count, mean, count == 0 ? 0 : Math.Sqrt(Math.Max(0, (double)squares / count - mean * mean)));
    }

    private static int[] MostSimilar(List<Chunk> chunks, int exhibits)
    {
        var similar = new int[exhibits];
        Array.Fill(similar, int.MinValue);
        foreach (Chunk chunk in chunks)
            chunk.Raise(similar);
        return similar;
    }

    private static List<Guid> Leading(double[] scores, ExhibitOrdinals ordinals, int length)
    {
        double[] present = [.. scores.Where(score => !double.IsNaN(score))];
        double least = present.Length <= length ? double.NegativeInfinity : Selection.Largest(present, length);
        // Equals of the least come along: which of them is kept must not hang on their numbers.
        var leading = new List<(Guid Id, double Score)>();
        for (int i = 0; i < scores.Length; i++)
            if (scores[i] >= least)
                leading.Add((ordinals.Id(i), scores[i]));
        return [.. leading.OrderByDescending(item => item.Score).ThenBy(item => item.Id).Take(length).Select(item => item.Id)];
    }
}
