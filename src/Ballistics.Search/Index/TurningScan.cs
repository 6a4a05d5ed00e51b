using Ballistics.Comparison.Embedding;

namespace Ballistics.Search.Index;

/// <summary>
/// Holds every row of a scope against one mark whose embeddings turn. Over all turns and about all centres that is too much for every row
/// of a large gallery: all rows are held against the first few embeddings, the most similar of those against the next few as well, and
/// the most similar of those against the rest (<see cref="Limits.TurningLooks"/>). A row that leaves on the way keeps the similarity it had.
/// </summary>
internal static class TurningScan
{
    /// <summary>Scans some chunks.</summary>
    /// <param name="chunks">The rows.</param>
    /// <param name="mark">The mark.</param>
    /// <param name="scope">The exhibits that may be found.</param>
    /// <param name="seen">One bit for each exhibit, set where it has a row in scope.</param>
    /// <param name="length">The most exhibits that are asked for.</param>
    /// <param name="workers">The threads that scan.</param>
    /// <returns>Sums of the similarities of all rows at the first look, and the exhibits of the most similar rows.</returns>
    public static (SimilaritySums Sums, IEnumerable<(int Exhibit, int Similar)> Leading) Run(
        IReadOnlyList<Chunk> chunks, ProbeMark mark, ExhibitScope scope, ulong[] seen, int length, ScanParts workers)
    {
        if (mark.Vectors.Count == 0)
            throw new ArgumentException("A probe has one vector at least.", nameof(mark));
        TurningProbe[] probes = [.. mark.Vectors.Select(vector => new TurningProbe(vector.Span))];
        TurningChunk[] scanned = [.. chunks.Select(chunk => new TurningChunk(chunk))];
        IReadOnlyCollection<TurningLook> looks = workers.Each(scanned, () => new TurningLook([.. probes.Take(Limits.TurningLooks[0].Vectors)]), (look, chunk) => look.All(chunk, scope, seen));
        SimilaritySums sums = looks.Aggregate(default(SimilaritySums), (sum, look) => sum + look.Sums);
        for (int i = 1; i < Limits.TurningLooks.Count; i++)
        {
            int least = SimilarityCounts.Least([.. looks.Select(look => look.Counts)], Math.Max(sums.Count / Limits.TurningLooks[i].OneOf, Limits.TurningLooks[i].AtLeast));
            TurningProbe[] next = [.. probes.Take(Limits.TurningLooks[i].Vectors).Skip(Limits.TurningLooks[i - 1].Vectors)];
            looks = workers.Each(scanned, () => new TurningLook(next), (look, chunk) => look.Again(chunk, least));
        }
        IReadOnlyCollection<LeadingExhibits> leading = workers.Each(scanned, () => new LeadingExhibits(length), (found, chunk) => chunk.Lead(found));
        return (sums, leading.SelectMany(found => found.Exhibits()));
    }
}
