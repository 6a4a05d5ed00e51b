namespace Ballistics.Search.Index;

/// <summary>One mark as the index keeps it.</summary>
/// <param name="MarkId">The mark.</param>
/// <param name="ExhibitId">The exhibit that bears it.</param>
/// <param name="Partition">Kind of mark and class.</param>
/// <param name="Vector">Its embedding, <see cref="IndexFormat.Dimensions"/> signed bytes.</param>
public sealed record EmbeddingRow(Guid MarkId, Guid ExhibitId, IndexPartition Partition, ReadOnlyMemory<sbyte> Vector);
