using Ballistics.Evidence;

namespace Ballistics.Comparison.Embedding;

/// <summary>
/// Embeds marks, so that a shortlist can be drawn from a million of them. What a signature already holds is enough: nothing has to
/// be prepared anew when another embedder takes over.
/// </summary>
public interface IMarkEmbedder
{
    /// <summary>Names method, model and its version; embeddings of different versions cannot be compared and are made anew.</summary>
    string Version { get; }

    /// <summary>Why marks that it is made for cannot be embedded now; null where they can. Marks are kept and not embedded until then.</summary>
    string? Failure => null;

    /// <summary>True where marks of the kind can be embedded.</summary>
    bool Embeds(MarkKind kind);

    /// <summary>The one embedding by which a mark is kept in the index.</summary>
    /// <exception cref="ArgumentException">Marks of that kind are not embedded.</exception>
    /// <exception cref="EmbeddingUnavailableException">The model fails; keep the mark and embed it later.</exception>
    MarkEmbedding Embed(Signature signature);

    /// <summary>
    /// The embeddings by which a mark is looked for: the mark as it would be embedded were its centre, or its place on the land,
    /// estimated a little elsewhere. Its similarity to a kept mark is that of the most similar of them
    /// (<see cref="MarkEmbedding.Similarity(IReadOnlyList{MarkEmbedding}, MarkEmbedding)"/>).
    /// </summary>
    /// <exception cref="ArgumentException">Marks of that kind are not embedded.</exception>
    /// <exception cref="EmbeddingUnavailableException">The model fails; keep the mark and embed it later.</exception>
    IReadOnlyList<MarkEmbedding> EmbedProbe(Signature signature);
}
