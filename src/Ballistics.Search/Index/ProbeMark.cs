using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;

namespace Ballistics.Search.Index;

/// <summary>A mark to look for.</summary>
/// <param name="Kind">Its kind; only rows of that kind are scanned.</param>
/// <param name="Vectors">Its embeddings, one at least, that by which it would be kept first; a row is as similar as it is to the most similar of them.</param>
/// <param name="Form">How they are held against a row.</param>
public sealed record ProbeMark(MarkKind Kind, IReadOnlyList<ReadOnlyMemory<sbyte>> Vectors, EmbeddingForm Form = EmbeddingForm.Still)
{
    /// <summary>The mark that embeddings of it look for.</summary>
    public static ProbeMark Of(MarkKind kind, IReadOnlyList<MarkEmbedding> embeddings) =>
        new(kind, [.. embeddings.Select(embedding => (ReadOnlyMemory<sbyte>)embedding.Values.ToArray())], embeddings[0].Form);
}
