using Ballistics.Evidence;
using Microsoft.ML.OnnxRuntime;

namespace Ballistics.Comparison.Embedding;

/// <summary>
/// Embeds impressed or striated marks with a learned model: the input of <see cref="EmbeddingInput"/> goes in as it is, a vector of length 1 comes out.
/// Its sums are floating-point and may differ from machine to machine in their last bits, so that a value may round to its neighbour. An
/// embedding is made once and kept; what ranks is the whole numbers that were kept.
/// </summary>
/// <remarks>Threads may embed at once: the model runs on the caller's thread alone, so that many marks fill the cores and one does not.</remarks>
public sealed class OnnxEmbedder : IMarkEmbedder, IDisposable
{
    private readonly InferenceSession _session;
    private readonly ModelManifest _manifest;
    private readonly bool _isStriated;

    private OnnxEmbedder(InferenceSession session, ModelManifest manifest, bool isStriated) => (_session, _manifest, _isStriated) = (session, manifest, isStriated);

    /// <inheritdoc/>
    public string Version => _manifest.Version;

    /// <summary>Loads a model and runs it once, so that the first mark does not wait.</summary>
    /// <param name="folder">Holds manifest.json and the model it names.</param>
    /// <param name="isStriated">Which marks it has to be made for.</param>
    /// <exception cref="EmbeddingUnavailableException">The model is missing, is not the one that the manifest tells of, or does not run.</exception>
    public static OnnxEmbedder Load(string folder, bool isStriated)
    {
        ModelManifest manifest = ModelManifest.Read(folder, isStriated);
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
            var embedder = new OnnxEmbedder(new InferenceSession(model, options), manifest, isStriated);
            embedder.Run([new sbyte[manifest.Input.Aggregate(1, (product, length) => product * length)]]);
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
        return kind.IsStriated == _isStriated;
    }

    /// <inheritdoc/>
    public MarkEmbedding Embed(Signature signature) => Embed(signature, [(0, 0)])[0];

    /// <inheritdoc/>
    public IReadOnlyList<MarkEmbedding> EmbedProbe(Signature signature) => Embed(signature, EmbeddingInput.ProbeOffsets(_isStriated));

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    /// <summary>What the model makes of inputs: a row of <see cref="MarkEmbedding.Dimensions"/> values for each.</summary>
    internal float[] Run(IReadOnlyList<sbyte[]> inputs)
    {
        sbyte[] batch = inputs.Count == 1 ? inputs[0] : Joined(inputs);
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(batch, [inputs.Count, .. _manifest.Input.Select(length => (long)length)]);
        using var options = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(options, _session.InputNames, [input], _session.OutputNames);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    private static sbyte[] Joined(IReadOnlyList<sbyte[]> inputs)
    {
        sbyte[] batch = GC.AllocateUninitializedArray<sbyte>(inputs.Sum(levels => levels.Length));
        int end = 0;
        foreach (sbyte[] levels in inputs)
        {
            levels.CopyTo(batch, end);
            end += levels.Length;
        }
        return batch;
    }

    private MarkEmbedding[] Embed(Signature signature, IReadOnlyList<(double X, double Y)> centres)
    {
        ArgumentNullException.ThrowIfNull(signature);
        if (!Embeds(signature.Kind))
            throw new ArgumentException($"The model {Version} is not made for a {signature.Kind}.", nameof(signature));
        float[] rows = RunOrRefuse(EmbeddingInput.Of(signature, centres));
        return [.. rows.Chunk(MarkEmbedding.Dimensions).Select(row => MarkEmbedding.Quantise(signature.Kind, Version, [.. row.Select(value => (double)value)], _isStriated ? EmbeddingForm.Still : EmbeddingForm.Turning))];
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
