using Ballistics.Evidence;

namespace Ballistics.Comparison.Embedding;

/// <summary>
/// The model that was released with the program, loaded when it is first needed. Where it cannot be, the program runs on without it:
/// nothing is embedded, every exhibit is kept and compared as ever, and loading is tried again with the next mark.
/// </summary>
/// <param name="folder">Holds manifest.json and the model.</param>
public sealed class ReleasedModel(string folder) : IMarkEmbedder
{
    private readonly Lock _loading = new();
    private OnnxEmbedder? _model;

    /// <summary>The version this program was released with.</summary>
    public string Version => "ring-pairs-learned-1";

    /// <summary>Why the model cannot be loaded; null where it is.</summary>
    public string? Failure
    {
        get
        {
            try
            {
                Model();
                return null;
            }
            catch (EmbeddingUnavailableException exception)
            {
                return exception.Message;
            }
        }
    }

    /// <summary>True for impressed marks while the model can be loaded.</summary>
    public bool Embeds(MarkKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Failure is null && Model().Embeds(kind);
    }

    /// <inheritdoc/>
    public MarkEmbedding Embed(Signature signature) => Model().Embed(signature);

    /// <inheritdoc/>
    public IReadOnlyList<MarkEmbedding> EmbedProbe(Signature signature) => Model().EmbedProbe(signature);

    private OnnxEmbedder Model()
    {
        lock (_loading)
        {
            if (_model is null)
            {
                var loaded = OnnxEmbedder.Load(folder);
                if (loaded.Version != Version)
                {
                    loaded.Dispose();
                    throw new EmbeddingUnavailableException($"'{folder}' holds the model {loaded.Version}; this program was released with {Version}. Put that one back.");
                }
                _model = loaded;
            }
            return _model;
        }
    }
}
