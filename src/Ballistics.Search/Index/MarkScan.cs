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
    /// <summary>The most similar exhibits; none where each exhibit's similarity is kept.</summary>
    public LeadingExhibits Leading { get; } = new(length);

    /// <summary>Of the similarities of all rows in scope.</summary>
    public SimilaritySums Sums { get; private set; }

    /// <summary>Holds every row in scope of a chunk against the mark.</summary>
    public void Scan(Chunk chunk)
    {
        IndexedRows part = chunk.Part;
        IVectorRows rows = part.Rows;
        ReadOnlySpan<int> exhibits = part.Exhibits.AsSpan(chunk.First, chunk.Rows);
        long count = 0, sum = 0, squares = 0;
        int word = 0;
        ulong bits = 0;
        for (int i = 0; i < exhibits.Length; i++)
        {
            int exhibit = exhibits[i];
            if (!scope.Contains(exhibit) || part.Removed?[chunk.First + i] == true)
                continue;
            int alike = probe.Similarity(in rows.Vector(chunk.First + i));
            count++;
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
        // At most 4,096 × 2⁴⁴ of squares in one chunk.
        Sums += new SimilaritySums(count, sum, squares);
        GC.KeepAlive(part);
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
