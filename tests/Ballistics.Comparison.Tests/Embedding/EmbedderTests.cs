using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;

namespace Ballistics.Comparison.Tests.Embedding;

/// <summary>What every embedder of impressed marks has to do, on marks whose truth is known.</summary>
public class EmbedderTests
{
    private static readonly IMarkEmbedder s_embedder = MarkEmbedders.For(MarkKind.BreechFaceImpression);

    [Fact]
    public void A_mark_scanned_again_turned_and_moved_is_nearer_than_other_marks()
    {
        MadeMark mark = new(1);
        MarkEmbedding kept = s_embedder.Embed(MadeMark.SignatureOf(mark.Scan()));
        IReadOnlyList<MarkEmbedding> again = s_embedder.EmbedProbe(MadeMark.SignatureOf(mark.Scan(new Pose(0.1e-3, -0.05e-3, 77), noise: 0.5e-6)));
        int same = MarkEmbedding.Similarity(again, kept);
        int[] others = [.. Enumerable.Range(2, 8).Select(seed => MarkEmbedding.Similarity(again, s_embedder.Embed(MadeMark.SignatureOf(new MadeMark(seed).Scan()))))];
        Assert.True(same > 2 * others.Max(), $"Same {same}, others up to {others.Max()}.");
    }

    [Fact]
    public void Half_a_mark_is_nearer_to_the_whole_than_to_other_marks()
    {
        MadeMark mark = new(1);
        IReadOnlyList<MarkEmbedding> half = s_embedder.EmbedProbe(MadeMark.SignatureOf(mark.Scan(bears: (x, y) => x > 0 && MadeMark.Ring(x, y))));
        int same = MarkEmbedding.Similarity(half, s_embedder.Embed(MadeMark.SignatureOf(mark.Scan())));
        int[] others = [.. Enumerable.Range(2, 8).Select(seed => MarkEmbedding.Similarity(half, s_embedder.Embed(MadeMark.SignatureOf(new MadeMark(seed).Scan()))))];
        Assert.True(same > others.Max(), $"Same {same}, others up to {others.Max()}.");
    }

    [Fact]
    public void A_mark_is_similar_to_itself_by_the_square_of_the_length()
    {
        MarkEmbedding mark = s_embedder.Embed(MadeMark.SignatureOf(new MadeMark(1).Scan()));
        Assert.Equal(1, mark.Similarity(mark) / (MarkEmbedding.Length * MarkEmbedding.Length), 0.03);
    }

    [Fact]
    public void A_probe_holds_the_embedding_by_which_it_would_be_kept()
    {
        Signature signature = MadeMark.SignatureOf(new MadeMark(1).Scan());
        Assert.Equal(s_embedder.Embed(signature).Values.ToArray(), s_embedder.EmbedProbe(signature)[0].Values.ToArray());
    }

    [Fact]
    public void Every_kind_of_mark_has_an_embedder_and_none_takes_the_other_sort()
    {
        Assert.All(MarkKind.All, kind => Assert.True(MarkEmbedders.For(kind).Embeds(kind)));
        Signature impressed = MadeMark.SignatureOf(new MadeMark(1).Scan());
        Assert.Throws<ArgumentException>(() => MarkEmbedders.For(MarkKind.LandEngravedArea).Embed(impressed));
    }
}
