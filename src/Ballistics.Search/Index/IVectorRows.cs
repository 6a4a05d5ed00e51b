namespace Ballistics.Search.Index;

/// <summary>Rows to scan: those of a segment on the disk, or those that are not in one yet.</summary>
internal interface IVectorRows
{
    /// <summary>How many.</summary>
    int Count { get; }

    /// <summary>The partitions, and where the rows of each lie.</summary>
    IReadOnlyList<(IndexPartition Partition, int First, int Count)> Partitions { get; }

    /// <summary>The first value of a row's vector; the others follow, and then those of the next row.</summary>
    ref readonly sbyte Vector(int row);

    /// <summary>The mark of a row.</summary>
    Guid MarkId(int row);

    /// <summary>The exhibit of a row.</summary>
    Guid ExhibitId(int row);
}
