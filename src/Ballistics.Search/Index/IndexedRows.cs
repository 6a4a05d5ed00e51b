using System.Collections;

namespace Ballistics.Search.Index;

/// <summary>Rows with the numbers of their exhibits and those of them that count no more.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Exhibits">The number of each row's exhibit.</param>
/// <param name="Removed">Rows that count no more; null where all count.</param>
internal sealed record IndexedRows(IVectorRows Rows, int[] Exhibits, BitArray? Removed)
{
    /// <summary>Numbers the exhibits of some rows.</summary>
    public static IndexedRows Of(IVectorRows rows, ExhibitOrdinals ordinals, IReadOnlyList<int> removed) => new(rows, ordinals.Number(rows), Bits(rows.Count, removed));

    /// <summary>The same rows, others of them removed.</summary>
    public IndexedRows Without(IReadOnlyList<int> removed) => this with { Removed = Bits(Rows.Count, removed) };

    /// <summary>The rows that count.</summary>
    public IEnumerable<EmbeddingRow> Kept()
    {
        foreach ((IndexPartition partition, int first, int count) in Rows.Partitions)
            for (int row = first; row < first + count; row++)
                if (Removed?[row] != true)
                    yield return new EmbeddingRow(Rows.MarkId(row), Rows.ExhibitId(row), partition, Copy(row));
    }

    private ReadOnlyMemory<sbyte> Copy(int row)
    {
        var values = new sbyte[IndexFormat.Dimensions];
        System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(in Rows.Vector(row), IndexFormat.Dimensions).CopyTo(values);
        return values;
    }

    private static BitArray? Bits(int count, IReadOnlyList<int> removed)
    {
        if (removed.Count == 0)
            return null;
        var bits = new BitArray(count);
        foreach (int row in removed)
            bits[row] = true;
        return bits;
    }
}
