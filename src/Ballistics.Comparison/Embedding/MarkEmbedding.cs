using System.Numerics;
using Ballistics.Evidence;

namespace Ballistics.Comparison.Embedding;

/// <summary>
/// A mark as a point on a sphere, in signed bytes: marks of one source lie closer together than others. It finds what is worth a
/// comparison and proves nothing. Its similarity is a sum of whole numbers, the same on every machine.
/// </summary>
public sealed class MarkEmbedding
{
    /// <summary>How many values an embedding has.</summary>
    public const int Dimensions = 256;

    /// <summary>
    /// Length of the vector before it is rounded. A value of a random vector of length 1 has the standard deviation 1/16; four of them
    /// fill a signed byte, and what lies beyond is clipped.
    /// </summary>
    public const double Length = 508;

    private readonly sbyte[] _values;

    private MarkEmbedding(MarkKind kind, string version, EmbeddingForm form, sbyte[] values) => (Kind, Version, Form, _values) = (kind, version, form, values);

    /// <summary>The kind of mark.</summary>
    public MarkKind Kind { get; }

    /// <summary>The version of what made it; only embeddings of one version and kind can be compared.</summary>
    public string Version { get; }

    /// <summary>How its values are held against those of another.</summary>
    public EmbeddingForm Form { get; }

    /// <summary>The values, <see cref="Dimensions"/> of them, −127 to 127.</summary>
    public ReadOnlySpan<sbyte> Values => _values;

    /// <summary>Brings a vector to <see cref="Length"/> and rounds it; a vector of zeros stays so and is similar to nothing.</summary>
    /// <param name="kind">The kind of mark.</param>
    /// <param name="version">The version of what made it.</param>
    /// <param name="vector"><see cref="Dimensions"/> finite values of any length.</param>
    /// <param name="form">How the values are compared.</param>
    /// <exception cref="ArgumentException">There are more values or fewer, or one is not finite.</exception>
    public static MarkEmbedding Quantise(MarkKind kind, string version, ReadOnlySpan<double> vector, EmbeddingForm form = EmbeddingForm.Still)
    {
        if (vector.Length != Dimensions)
            throw new ArgumentException($"An embedding has {Dimensions} values; {vector.Length} were given.", nameof(vector));
        double energy = 0;
        foreach (double value in vector)
            energy += value * value;
        if (!double.IsFinite(energy))
            throw new ArgumentException("A value of the embedding is not finite.", nameof(vector));
        double scale = energy > 0 ? Length / Math.Sqrt(energy) : 0;
        var values = new sbyte[Dimensions];
        for (int i = 0; i < values.Length; i++)
            values[i] = (sbyte)Math.Clamp(Math.Round(vector[i] * scale), -127, 127);
        return new MarkEmbedding(kind, version, form, values);
    }

    /// <summary>An embedding that was kept.</summary>
    /// <param name="kind">The kind of mark.</param>
    /// <param name="version">The version of what made it.</param>
    /// <param name="values">Its <see cref="Values"/>.</param>
    /// <param name="form">How the values are compared.</param>
    /// <exception cref="ArgumentException">There are more values or fewer, or one is −128.</exception>
    public static MarkEmbedding FromValues(MarkKind kind, string version, ReadOnlySpan<sbyte> values, EmbeddingForm form = EmbeddingForm.Still) =>
        values.Length == Dimensions && !values.Contains(sbyte.MinValue)
            ? new MarkEmbedding(kind, version, form, values.ToArray())
            : throw new ArgumentException($"An embedding has {Dimensions} values of −127 to 127; {values.Length} were given, or one is −128.", nameof(values));

    /// <summary>
    /// How alike two marks are: the product sum of their values, of the turning form at the best of its turns; about <see cref="Length"/>
    /// squared for a mark and itself, and little for marks that have nothing in common. Of many marks hold <see cref="TurningRows"/>
    /// against a <see cref="TurningProbe"/>.
    /// </summary>
    /// <exception cref="ArgumentException">They are of different kinds, versions or forms.</exception>
    public int Similarity(MarkEmbedding other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Kind != Kind || other.Version != Version || other.Form != Form)
            throw new ArgumentException($"A {Kind} of version {Version} cannot be held against a {other.Kind} of version {other.Version}.", nameof(other));
        if (Form == EmbeddingForm.Turning)
            return new TurningProbe(_values).Similarity(other._values);
        Vector<int> sums = default;
        for (int i = 0; i < Dimensions; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(_values, i), out Vector<short> a, out Vector<short> b);
            Vector.Widen(new Vector<sbyte>(other._values, i), out Vector<short> c, out Vector<short> d);
            // Twice 127 × 127 is within 16 bits.
            Vector.Widen(a * c + b * d, out Vector<int> low, out Vector<int> high);
            sums += low + high;
        }
        return Vector.Sum(sums);
    }

    /// <summary>The similarity of a probe, embedded several times over, with one mark: that of the most similar.</summary>
    public static int Similarity(IReadOnlyList<MarkEmbedding> probe, MarkEmbedding mark)
    {
        ArgumentNullException.ThrowIfNull(probe);
        return probe.Max(embedding => embedding.Similarity(mark));
    }
}
