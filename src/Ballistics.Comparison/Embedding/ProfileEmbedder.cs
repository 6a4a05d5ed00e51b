using Ballistics.Evidence;

namespace Ballistics.Comparison.Embedding;

/// <summary>
/// Embeds striated marks without having learned anything: the profile across the striae, clipped and smoothed to one value for every
/// 12.5 µm, about the middle of the land. A probe is embedded at every shift that errors of the shoulders leave open.
/// </summary>
/// <remarks>Whole numbers up to the last step: the embedding is the same on every machine.</remarks>
public sealed class ProfileEmbedder : IMarkEmbedder
{
    /// <summary>Levels beyond this count as this: about one robust standard deviation, so that a few deep scratches do not decide.</summary>
    private const int Clip = 40;

    /// <summary>Points of the window in one value.</summary>
    private const int Factor = ProfileWindow.Points / MarkEmbedding.Dimensions;

    /// <summary>Shifts of a probe to either side, in values: 200 µm.</summary>
    private const int Shifts = 16;

    /// <inheritdoc/>
    public string Version => "profile-1";

    /// <inheritdoc/>
    public bool Embeds(MarkKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.IsStriated;
    }

    /// <inheritdoc/>
    public MarkEmbedding Embed(Signature signature) => Shifted(signature, Values(signature), 0);

    /// <inheritdoc/>
    public IReadOnlyList<MarkEmbedding> EmbedProbe(Signature signature)
    {
        int[] values = Values(signature);
        return [.. Enumerable.Range(-Shifts, 2 * Shifts + 1).Select(shift => Shifted(signature, values, shift))];
    }

    private int[] Values(Signature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        if (!Embeds(signature.Kind))
            throw new ArgumentException($"Striated marks are embedded here; a {signature.Kind} was given.", nameof(signature));
        sbyte[] levels = EmbeddingInput.Of(signature, [(0, 0)])[0];
        var values = new int[MarkEmbedding.Dimensions];
        for (int i = 0; i < levels.Length; i++)
            if (levels[i] != EmbeddingInput.Unmeasured)
                values[i / Factor] += Math.Clamp((int)levels[i], -Clip, Clip);
        return values;
    }

    private MarkEmbedding Shifted(Signature signature, int[] values, int shift)
    {
        var vector = new double[MarkEmbedding.Dimensions];
        for (int i = Math.Max(0, shift); i < vector.Length + Math.Min(0, shift); i++)
            vector[i] = values[i - shift];
        return MarkEmbedding.Quantise(signature.Kind, Version, vector);
    }
}
