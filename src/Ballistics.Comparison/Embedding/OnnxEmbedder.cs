using Ballistics.Evidence;
using Microsoft.ML.OnnxRuntime;

namespace Ballistics.Comparison.Embedding;

/// <summary>
/// Embeds impressed marks with a learned model: the input of <see cref="EmbeddingInput"/> goes in as it is, a vector of length 1 comes out.
/// Its sums are floating-point and may differ from machine to machine in their last bits, so that a value may round to its neighbour. An
/// embedding is made once and kept; what ranks is the whole numbers that were kept.
/// </summary>
/// <remarks>Threads may embed at once: the model runs on the caller's thread alone, so that many marks fill the cores and one does not.</remarks>
public sealed class OnnxEmbedder : IMarkEmbedder, IDisposable
{
    /// <summary>Centres of a probe along a side of their grid, and from one to the next, metres: as of <see cref="RingPairEmbedder"/>.</summary>
    private const int Centres = 5;
    private const double CentreStep = 50e-6;

    private static readonly IReadOnlyList<(double X, double Y)> s_centres = EmbeddingInput.Grid(Centres, CentreStep);

    private readonly InferenceSession _session;
    private readonly ModelManifest _manifest;

    private OnnxEmbedder(InferenceSession session, ModelManifest manifest) => (_session, _manifest) = (session, manifest);

    /// <inheritdoc/>
    public string Version => _manifest.Version;

    /// <summary>Loads a model and runs it once, so that the first mark does not wait.</summary>
    /// <param name="folder">Holds manifest.json and the model it names.</param>
    /// <exception cref="EmbeddingUnavailableException">The model is missing, is not the one that the manifest tells of, or does not run.</exception>
    public static OnnxEmbedder Load(string folder)
    {
        ModelManifest manifest = ModelManifest.Read(folder);
        byte[] model = manifest.ReadModel(folder);
        try
        {
            using var options = new SessionOptions
            {
                IntraOpNumThreads = 1,
                InterOpNumThreads = 1,
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            };
            var embedder = new OnnxEmbedder(new InferenceSession(model, options), manifest);
            embedder.Run([new sbyte[PolarMap.Rings * PolarMap.Angles]]);
            return embedder;
        }
        catch (OnnxRuntimeException problem)
        {
            throw new EmbeddingUnavailableException($"The model {manifest.Version} in '{folder}' does not run: {problem.Message}", problem);
        }
    }

    /// <inheritdoc/>
    public bool Embeds(MarkKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return !kind.IsStriated;
    }

    /// <inheritdoc/>
    public MarkEmbedding Embed(Signature signature) => Embed(signature, [(0, 0)])[0];

    /// <inheritdoc/>
    public IReadOnlyList<MarkEmbedding> EmbedProbe(Signature signature) => Embed(signature, s_centres);

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    /// <summary>What the model makes of inputs: a row of <see cref="MarkEmbedding.Dimensions"/> values for each.</summary>
    internal float[] Run(IReadOnlyList<sbyte[]> inputs)
    {
        sbyte[] batch = [.. inputs.SelectMany(levels => levels)];
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(batch, [inputs.Count, PolarMap.Rings, PolarMap.Angles]);
        using var options = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(options, [ModelManifest.InputName], [input], [ModelManifest.OutputName]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    private MarkEmbedding[] Embed(Signature signature, IReadOnlyList<(double X, double Y)> centres)
    {
        ArgumentNullException.ThrowIfNull(signature);
        if (!Embeds(signature.Kind))
            throw new ArgumentException($"Impressed marks are embedded here; a {signature.Kind} was given.", nameof(signature));
        float[] rows = RunOrRefuse(EmbeddingInput.Of(signature, centres));
        return [.. rows.Chunk(MarkEmbedding.Dimensions).Select(row => MarkEmbedding.Quantise(signature.Kind, Version, [.. row.Select(value => (double)value)]))];
    }

    private float[] RunOrRefuse(IReadOnlyList<sbyte[]> inputs)
    {
        try
        {
            return Run(inputs);
        }
        catch (OnnxRuntimeException problem)
        {
            throw new EmbeddingUnavailableException($"The model {Version} failed on a mark: {problem.Message}", problem);
        }
    }
}
