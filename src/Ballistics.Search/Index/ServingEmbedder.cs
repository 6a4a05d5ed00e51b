using Ballistics.Comparison;
using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;

namespace Ballistics.Search.Index;

/// <summary>The embedders of all kinds of marks as the one of the index: where that of one kind changes, the index is made anew.</summary>
public sealed class ServingEmbedder : IMarkEmbedder
{
    /// <inheritdoc/>
    public string Version { get; } = string.Join(
        "; ", MarkKind.All.Select(kind => MarkEmbedders.For(kind)).Select(embedder => embedder.Version).Distinct().Order(StringComparer.Ordinal));

    /// <inheritdoc/>
    public string? Failure => MarkKind.All.Select(kind => MarkEmbedders.For(kind).Failure).FirstOrDefault(failure => failure is not null);

    /// <inheritdoc/>
    public bool Embeds(MarkKind kind) => MarkEmbedders.For(kind).Embeds(kind);

    /// <inheritdoc/>
    public MarkEmbedding Embed(Signature signature) => Of(signature).Embed(signature);

    /// <inheritdoc/>
    public IReadOnlyList<MarkEmbedding> EmbedProbe(Signature signature) => Of(signature).EmbedProbe(signature);

    private static IMarkEmbedder Of(Signature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return MarkEmbedders.For(signature.Kind);
    }
}
