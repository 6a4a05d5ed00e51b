using Ballistics.Evidence;

namespace Ballistics.Comparison.Embedding;

/// <summary>The embedders that serve: for each kind of mark the one that was measured to find more.</summary>
public static class MarkEmbedders
{
    private static readonly ReleasedModel s_impressed = ReleasedModel.OfImpressed(Folder("mark-embedding")), s_striated = ReleasedModel.OfStriated(Folder("profile-embedding"));

    /// <summary>The embedder of a kind of mark.</summary>
    public static IMarkEmbedder For(MarkKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.IsStriated ? s_striated : s_impressed;
    }

    private static string Folder(string model) => Path.Combine(AppContext.BaseDirectory, "models", model);
}
