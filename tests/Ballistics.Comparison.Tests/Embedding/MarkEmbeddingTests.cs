using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;

namespace Ballistics.Comparison.Tests.Embedding;

/// <summary>An embedding as whole numbers.</summary>
public class MarkEmbeddingTests
{
    private static readonly MarkKind s_kind = MarkKind.BreechFaceImpression;

    [Fact]
    public void Similarity_is_the_product_sum_of_the_values()
    {
        MarkEmbedding a = Draw(1), b = Draw(2);
        int expected = Enumerable.Range(0, MarkEmbedding.Dimensions).Sum(i => a.Values[i] * b.Values[i]);
        Assert.Equal(expected, a.Similarity(b));
        Assert.Equal(expected, b.Similarity(a));
    }

    [Fact]
    public void A_vector_of_any_length_gives_the_same_embedding()
    {
        double[] vector = Vector(1);
        MarkEmbedding once = MarkEmbedding.Quantise(s_kind, "test", vector), larger = MarkEmbedding.Quantise(s_kind, "test", [.. vector.Select(value => value * 1024)]);
        Assert.Equal(once.Values.ToArray(), larger.Values.ToArray());
    }

    [Fact]
    public void A_vector_of_zeros_is_similar_to_nothing() =>
        Assert.Equal(0, MarkEmbedding.Quantise(s_kind, "test", new double[MarkEmbedding.Dimensions]).Similarity(Draw(1)));

    [Fact]
    public void A_value_that_is_not_finite_or_missing_is_refused()
    {
        double[] vector = Vector(1);
        vector[7] = double.NaN;
        Assert.Throws<ArgumentException>(() => MarkEmbedding.Quantise(s_kind, "test", vector));
        Assert.Throws<ArgumentException>(() => MarkEmbedding.FromValues(s_kind, "test", new sbyte[MarkEmbedding.Dimensions - 1]));
    }

    [Fact]
    public void Embeddings_of_different_versions_or_kinds_are_not_compared()
    {
        MarkEmbedding a = Draw(1);
        Assert.Throws<ArgumentException>(() => a.Similarity(MarkEmbedding.FromValues(s_kind, "other", a.Values)));
        Assert.Throws<ArgumentException>(() => a.Similarity(MarkEmbedding.FromValues(MarkKind.EjectorMark, "test", a.Values)));
    }

    [Fact]
    public void A_probe_is_as_similar_as_the_most_similar_of_its_embeddings() =>
        Assert.Equal(Draw(3).Similarity(Draw(3)), MarkEmbedding.Similarity([Draw(1), Draw(3), Draw(2)], Draw(3)));

    private static MarkEmbedding Draw(int seed) => MarkEmbedding.Quantise(s_kind, "test", Vector(seed));

    private static double[] Vector(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, MarkEmbedding.Dimensions).Select(_ => 2 * random.NextDouble() - 1)];
    }
}
