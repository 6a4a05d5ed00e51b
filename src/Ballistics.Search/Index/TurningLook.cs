using System.Runtime.InteropServices;
using Ballistics.Comparison.Embedding;

namespace Ballistics.Search.Index;

/// <summary>One worker's look at rows by some of a mark's embeddings.</summary>
/// <param name="probes">The embeddings.</param>
internal sealed class TurningLook(TurningProbe[] probes)
{
    private readonly TurningRows _rows = new();
    private readonly sbyte[] _gathered = new sbyte[TurningRows.Count * IndexFormat.Dimensions];
    private readonly int[] _places = new int[TurningRows.Count], _similar = new int[TurningRows.Count];

    /// <summary>How many of the rows are how similar.</summary>
    public SimilarityCounts Counts { get; } = new();

    /// <summary>Of the similarities of all rows.</summary>
    public SimilaritySums Sums { get; private set; }

    /// <summary>Looks at every row in scope.</summary>
    public void All(TurningChunk chunk, ExhibitScope scope, ulong[] seen)
    {
        (IndexedRows part, int from, int rows) = chunk.Rows;
        int gathered = 0;
        for (int row = 0; row < rows; row++)
        {
            int exhibit = part.Exhibits[from + row];
            bool counts = scope.Bit(exhibit) != 0 && part.Removed?[from + row] != true;
            chunk.Similar[row] = counts ? 0 : TurningChunk.NotInScope;
            if (!counts)
                continue;
            if ((Volatile.Read(ref seen[exhibit >> 6]) & 1UL << exhibit) == 0)
                Interlocked.Or(ref seen[exhibit >> 6], 1UL << exhibit);
            Gather(chunk, row, ref gathered);
        }
        Raise(chunk, gathered);
    }

    /// <summary>Looks at the rows again that are so similar.</summary>
    public void Again(TurningChunk chunk, int least)
    {
        int gathered = 0;
        for (int row = 0; row < chunk.Similar.Length; row++)
            if (chunk.Similar[row] != TurningChunk.NotInScope && chunk.Similar[row] >= least)
                Gather(chunk, row, ref gathered);
        Raise(chunk, gathered);
    }

    private void Gather(TurningChunk chunk, int row, ref int gathered)
    {
        MemoryMarshal.CreateReadOnlySpan(in chunk.Rows.Part.Rows.Vector(chunk.Rows.First + row), IndexFormat.Dimensions)
            .CopyTo(_gathered.AsSpan(gathered * IndexFormat.Dimensions));
        _places[gathered] = row;
        _similar[gathered] = chunk.Similar[row];
        if (++gathered == TurningRows.Count)
        {
            Raise(chunk, gathered);
            gathered = 0;
        }
    }

    /// <summary>Raises the similarities of the rows that were gathered.</summary>
    private void Raise(TurningChunk chunk, int gathered)
    {
        if (gathered == 0)
            return;
        _rows.Fill(in _gathered[0]);
        TurningProbe.Raise(probes, _rows, _similar);
        long sum = 0, squares = 0;
        for (int i = 0; i < gathered; i++)
        {
            int similar = _similar[i];
            chunk.Similar[_places[i]] = similar;
            Counts.Add(similar);
            sum += similar;
            squares += (long)similar * similar;
        }
        Sums += new SimilaritySums(gathered, sum, squares);
        GC.KeepAlive(chunk.Rows.Part);
    }
}
