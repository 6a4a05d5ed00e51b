using Ballistics.Evidence;

namespace Ballistics.Comparison.Embedding;

/// <summary>
/// The model that was released with the program, loaded when it is first needed. Where it cannot be, the program runs on without it:
/// nothing is embedded, every exhibit is kept and compared as ever, and loading is tried again when its files have changed or some time
/// has passed: a model that fails after a second of loading must not take that second of every mark and every look at the health.
/// </summary>
public sealed class ReleasedModel : IMarkEmbedder
{
    private readonly string _folder;
    private readonly bool _isStriated;
    private readonly Lock _loading = new();
    private OnnxEmbedder? _model;
    private (string Files, long At, EmbeddingUnavailableException Exception)? _failed;

    private ReleasedModel(string folder, bool isStriated, string version) => (_folder, _isStriated, Version) = (folder, isStriated, version);

    /// <summary>The version this program was released with.</summary>
    public string Version { get; }

    /// <summary>The model of impressed marks.</summary>
    /// <param name="folder">Holds manifest.json and the model.</param>
    public static ReleasedModel OfImpressed(string folder) => new(folder, isStriated: false, "ring-harmonics-1");

    /// <summary>The model of striated marks.</summary>
    /// <param name="folder">Holds manifest.json and the model.</param>
    public static ReleasedModel OfStriated(string folder) => new(folder, isStriated: true, "profile-learned-1");

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

    /// <summary>True for the marks it is made for while the model can be loaded.</summary>
    public bool Embeds(MarkKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.IsStriated == _isStriated && Failure is null;
    }

    /// <inheritdoc/>
    public MarkEmbedding Embed(Signature signature) => Model().Embed(signature);

    /// <inheritdoc/>
    public IReadOnlyList<MarkEmbedding> EmbedProbe(Signature signature) => Model().EmbedProbe(signature);

    private OnnxEmbedder Model()
    {
        lock (_loading)
        {
            if (_model is not null)
                return _model;
            string files = Files();
            if (_failed is { } failed && failed.Files == files && Environment.TickCount64 - failed.At < Parameters.ModelRetry.TotalMilliseconds)
                throw new EmbeddingUnavailableException(failed.Exception.Message, failed.Exception);
            try
            {
                _model = Load();
            }
            catch (EmbeddingUnavailableException exception)
            {
                _failed = (files, Environment.TickCount64, exception);
                throw;
            }
            return _model;
        }
    }

    private OnnxEmbedder Load()
    {
        var loaded = OnnxEmbedder.Load(_folder, _isStriated);
        if (loaded.Version == Version)
            return loaded;
        loaded.Dispose();
        throw new EmbeddingUnavailableException($"'{_folder}' holds the model {loaded.Version}; this program was released with {Version}. Put that one back.");
    }

    /// <summary>What there is of the model's files, so that a change of any shows.</summary>
    private string Files() => string.Join(
        '|', new DirectoryInfo(_folder) is { Exists: true } there ? there.GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}") : []);
}
