using Ballistics.Comparison.Embedding;
using Ballistics.Comparison.Striae;
using Ballistics.Evidence;

namespace Ballistics.Comparison.Tests.Embedding;

/// <summary>Embeddings of striated marks.</summary>
public class ProfileEmbedderTests
{
    private static readonly ProfileEmbedder s_embedder = new();
    private static readonly IMarkEmbedder s_learned = MarkEmbedders.For(MarkKind.LandEngravedArea);

    [Theory]
    [InlineData(0, false)]
    [InlineData(64, false)]
    [InlineData(-120, false)]
    [InlineData(0, true)]
    [InlineData(64, true)]
    [InlineData(-120, true)]
    public void A_land_whose_edges_were_found_elsewhere_is_still_nearest_to_itself(int points, bool isLearned)
    {
        IMarkEmbedder embedder = isLearned ? s_learned : s_embedder;
        sbyte[] striae = Striae(1, 1600);
        MarkEmbedding kept = embedder.Embed(Signature(striae[200..1400]));
        IReadOnlyList<MarkEmbedding> moved = embedder.EmbedProbe(Signature(striae[(200 + points)..(1400 + points)]));
        int same = MarkEmbedding.Similarity(moved, kept);
        int[] others = [.. Enumerable.Range(2, 8).Select(seed => MarkEmbedding.Similarity(moved, embedder.Embed(Signature(Striae(seed, 1200)))))];
        Assert.True(same > 2 * others.Max(), $"Same {same}, others up to {others.Max()}.");
    }

    [Fact]
    public void Unmeasured_points_count_for_nothing()
    {
        sbyte[] striae = Striae(1, 1200);
        MarkEmbedding whole = s_embedder.Embed(Signature(striae));
        striae.AsSpan(500, 200).Fill(StriationSignature.Unmeasured);
        MarkEmbedding gap = s_embedder.Embed(Signature(striae));
        Assert.InRange(gap.Similarity(whole) / (MarkEmbedding.Length * MarkEmbedding.Length), 0.8, 0.98);
    }

    [Fact]
    public void The_learned_embedding_counts_unmeasured_points_for_nothing()
    {
        sbyte[] striae = Striae(1, 1200), gap = [.. striae], level = [.. striae];
        gap.AsSpan(500, 200).Fill(StriationSignature.Unmeasured);
        level.AsSpan(500, 200).Clear();
        Assert.Equal(s_learned.Embed(Signature(level)).Values.ToArray(), s_learned.Embed(Signature(gap)).Values.ToArray());
    }

    [Fact]
    public void A_land_wider_than_the_window_is_embedded_by_its_middle()
    {
        sbyte[] striae = Striae(1, 4000);
        Assert.Equal(s_embedder.Embed(Signature(striae[500..3500])).Values.ToArray(), s_embedder.Embed(Signature(striae)).Values.ToArray());
    }

    private static StriationSignature Signature(sbyte[] levels) => new(MarkKind.LandEngravedArea, levels, true, true);

    /// <summary>Striae of about 25 µm.</summary>
    private static sbyte[] Striae(int seed, int points)
    {
        var random = new Random(seed);
        double[] heights = [.. Enumerable.Range(0, points / 16 + 2).Select(_ => 120 * random.NextDouble() - 60)];
        return [.. Enumerable.Range(0, points).Select(i => (sbyte)(heights[i / 16] + (heights[i / 16 + 1] - heights[i / 16]) * (i % 16) / 16))];
    }
}
