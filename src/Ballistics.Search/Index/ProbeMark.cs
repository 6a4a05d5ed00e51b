using Ballistics.Evidence;

namespace Ballistics.Search.Index;

/// <summary>A mark to look for.</summary>
/// <param name="Kind">Its kind; only rows of that kind are scanned.</param>
/// <param name="Vectors">Its embeddings, one at least; a row is as similar as it is to the most similar of them.</param>
public sealed record ProbeMark(MarkKind Kind, IReadOnlyList<ReadOnlyMemory<sbyte>> Vectors);
