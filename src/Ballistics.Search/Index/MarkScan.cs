using System.Collections;
using System.Numerics;

namespace Ballistics.Search.Index;

/// <summary>
/// One worker's scan for one mark of a probe. Of most rows it keeps nothing but what mean and deviation need: only rows that may be
/// among the most similar, or that raise a land's, touch any memory beside the vectors and the numbers of the exhibits.
/// </summary>
/// <param name="probe">The vectors of the mark.</param>
/// <param name="scope">The exhibits that may be found.</param>
/// <param name="seen">One bit for each exhibit, set where it has a row in scope; shared by all workers.</param>
/// <param name="similar">Each exhibit's similarity, raised to that of its most similar row; shared by all workers. Null where only the leading count.</param>
/// <param name="length">The most exhibits that are asked for.</param>
internal sealed class MarkScan(ProbeVectors probe, ExhibitScope scope, ulong[] seen, int[]? similar, int length)
{
    // Where no more than one row of so many counts, those rows alone are held against the mark: the others need not be read.
    private const int Sparse = 8;

    /// <summary>The most similar exhibits; none where each exhibit's similarity is kept.</summary>
    public LeadingExhibits Leading { get; } = new(length);

    /// <summary>Of the similarities of all rows in scope.</summary>
    public SimilaritySums Sums { get; private set; }

    /// <summary>Holds every row in scope of a chunk against the mark.</summary>
    public void Scan(Chunk chunk)
    {
        IndexedRows part = chunk.Part;
        Span<int> similarities = stackalloc int[ProbeVectors.BlockRows];
        var sums = default(SimilaritySums);
        for (int first = chunk.First, end = chunk.First + chunk.Rows; first < end; first += ProbeVectors.BlockRows)
        {
            Span<int> block = similarities[..Math.Min(ProbeVectors.BlockRows, end - first)];
            ReadOnlySpan<int> exhibits = part.Exhibits.AsSpan(first, block.Length);
            ulong rows = InScope(exhibits, part.Removed, first);
            if (rows == 0)
                continue;
            Compute(part.Rows, first, rows, block);
            sums += Take(exhibits, block, rows);
        }
        Sums += sums;
        GC.KeepAlive(part);
    }

    /// <summary>One bit for each row of a block that counts.</summary>
    private ulong InScope(ReadOnlySpan<int> exhibits, BitArray? removed, int first)
    {
        ulong rows = 0;
        for (int i = 0; i < exhibits.Length; i++)
            rows |= scope.Bit(exhibits[i]) << i;
        if (removed is not null)
            for (ulong left = rows; left != 0; left &= left - 1)
                if (BitOperations.TrailingZeroCount(left) is var i && removed[first + i])
                    rows &= ~(1UL << i);
        return rows;
    }

    /// <summary>The similarities of those rows of a block that count, and of the others too where that is quicker.</summary>
    private void Compute(IVectorRows vectors, int first, ulong rows, Span<int> similarities)
    {
        if (Sparse * BitOperations.PopCount(rows) >= similarities.Length)
            probe.Similarities(in vectors.Vector(first), similarities);
        else
            for (; rows != 0; rows &= rows - 1)
                if (BitOperations.TrailingZeroCount(rows) is var i)
                    similarities[i] = probe.Similarity(in vectors.Vector(first + i));
    }

    private SimilaritySums Take(ReadOnlySpan<int> exhibits, ReadOnlySpan<int> similarities, ulong rows)
    {
        long count = BitOperations.PopCount(rows), sum = 0, squares = 0;
        int word = 0;
        ulong bits = 0;
        for (; rows != 0; rows &= rows - 1)
        {
            int i = BitOperations.TrailingZeroCount(rows), exhibit = exhibits[i], alike = similarities[i];
            sum += alike;
            squares += (long)alike * alike;
            if (exhibit >> 6 != word)
            {
                Mark(word, bits);
                (word, bits) = (exhibit >> 6, 0);
            }
            bits |= 1UL << exhibit;
            if (similar is not null)
                Raise(ref similar[exhibit], alike);
            else if (alike >= Leading.Least)
                Leading.Add(exhibit, alike);
        }
        Mark(word, bits);
        // At most 64 × 2⁴⁴ of squares in one block.
        return new SimilaritySums(count, sum, squares);
    }

    private void Mark(int word, ulong bits)
    {
        if (bits != 0 && (Volatile.Read(ref seen[word]) & bits) != bits)
            Interlocked.Or(ref seen[word], bits);
    }

    private static void Raise(ref int kept, int similar)
    {
        for (int was = Volatile.Read(ref kept); similar > was;)
        {
            int found = Interlocked.CompareExchange(ref kept, similar, was);
            if (found == was)
                return;
            was = found;
        }
    }
}
