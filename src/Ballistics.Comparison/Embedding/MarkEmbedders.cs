using Ballistics.Evidence;

namespace Ballistics.Comparison.Embedding;

/// <summary>The embedders that serve: for each kind of mark the one that was measured to find more.</summary>
public static class MarkEmbedders
{
    private static readonly ReleasedModel s_impressed = new(Path.Combine(AppContext.BaseDirectory, "models", "mark-embedding"));
    private static readonly ProfileEmbedder s_striated = new();

    /// <summary>The embedder of a kind of mark.</summary>
    public static IMarkEmbedder For(MarkKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.IsStriated ? s_striated : s_impressed;
    }
}
