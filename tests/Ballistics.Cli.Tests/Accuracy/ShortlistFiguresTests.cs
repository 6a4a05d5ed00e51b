using Ballistics.Accuracy.Shortlist;
using Ballistics.Cli.Evaluation;
using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;
using Ballistics.Search.Import;

namespace Ballistics.Cli.Tests.Accuracy;

/// <summary>From ranks to the figures of a shortlist.</summary>
public class ShortlistFiguresTests
{
    [Fact]
    public void Shares_count_the_probes_that_stand_so_far_in_front()
    {
        var figures = GalleryFigures.Of(10_000, [1, 10, 11, 100, 101, 1000, 1001, 5000]);
        Assert.Equal((0.5, 0.75), (figures.Inside100, figures.Inside1000));
        Assert.Equal((0.25, 0.5), (figures.InsideThousandth, figures.InsideHundredth));
        Assert.Equal((101, 5000, 5000), (figures.MedianRank, figures.Rank95, figures.WorstRank));
        Assert.Equal(19, GalleryFigures.Of(10_000, [.. Enumerable.Range(1, 20)]).Rank95);
    }

    [Fact]
    public void A_tie_is_counted_against_the_probe_and_later_distractors_only_in_larger_galleries()
    {
        HiddenScan probe = Scan("a", "gun 1", 1), mate = Scan("b", "gun 1", 1), other = Scan("c", "gun 2", 2);
        IMarkEmbedder embedder = MarkEmbedders.For(MarkKind.LandEngravedArea);
        MarkEmbedding far = embedder.Embed(Scan("d", "gun 3", 3).Signature), tie = embedder.Embed(mate.Signature);
        ProbeRanks ranks = Assert.Single(ProbeRanks.Of([probe, mate, other], embedder, [(0, [far]), (1, [far, tie])], [2, 3]), found => found.Scan == probe);
        Assert.Equal(0, ranks.AheadInStudy);
        Assert.Equal((1, 2), (ranks.At(2), ranks.At(3)));
    }

    [Fact]
    public void A_probe_without_another_mark_of_its_source_is_left_out()
    {
        IReadOnlyList<ProbeRanks> ranks = ProbeRanks.Of(
            [Scan("a", "gun 1", 1), Scan("a", "gun 1", 1), Scan("b", "gun 2", 2)], MarkEmbedders.For(MarkKind.LandEngravedArea), [], []);
        Assert.Empty(ranks);
    }

    [Fact]
    public void Figures_come_back_as_they_were_kept()
    {
        var run = new ShortlistRun(["study"], Protocol.Rotated, MarkKind.BreechFaceImpression);
        var figures = new ShortlistFigures(run.Name, "embedder", 8, 0.5, [GalleryFigures.Of(10_000, [1, 2, 3])], 1234);
        string table = ShortlistTable.Render([figures]);
        Assert.Equal(table, ShortlistTable.Render(ShortlistFigures.FromJson(ShortlistFigures.ToJson([figures]))));
        Assert.Contains("| study, rotated | embedder | 8 | 0.500 | 10,000 | 1.000 | 1.000 |", table, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_two_embedders_is_drawn_and_one_that_ranks_worse_is_drawn_elsewhere()
    {
        int[] sizes = [100, 1000, 10_000, 33_000];
        byte[] even = ShortlistPlot.Draw([Figures("baseline", 100), Figures("model", 100)]), better = ShortlistPlot.Draw([Figures("baseline", 100), Figures("model", 1000)]);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], even[..4]);
        Assert.NotEqual(even, better);

        ShortlistFigures Figures(string embedder, int part) => new("study, rotated", embedder, 20, 1,
            [.. sizes.Select(size => GalleryFigures.Of(size, [.. Enumerable.Range(1, 20).Select(i => 1 + i * size / 20 / part)]))], 1);
    }

    [Fact]
    public void Probes_that_were_missed_are_named_with_their_mates_and_others_are_not()
    {
        IMarkEmbedder embedder = MarkEmbedders.For(MarkKind.LandEngravedArea);
        HiddenScan probe = Scan("a", "gun 1", 1), mate = Scan("b", "gun 1", 2), other = Scan("c", "gun 2", 3);
        MarkEmbedding like = embedder.Embed(probe.Signature), unlike = embedder.Embed(Scan("d", "gun 3", 4).Signature);
        IReadOnlyList<ProbeRanks> ranks = [.. ProbeRanks.Of([probe, mate, other], embedder, [(0, [.. Enumerable.Repeat(like, 150), .. Enumerable.Repeat(unlike, 50)])], [200]).Where(found => found.Scan == probe)];
        Assert.Same(mate, Assert.Single(MissedProbes.Of(ranks, 200)).Mate);
        Assert.Equal(new MissedProbe("a", "b", 152), Assert.Single(MissedProbes.Named(ranks, 200)));
        IReadOnlyList<ProbeRanks> found = ProbeRanks.Of([probe, Scan("e", "gun 1", 1)], embedder, [(0, [.. Enumerable.Repeat(unlike, 200)])], [200]);
        Assert.Empty(MissedProbes.Of(found, 200));
    }

    [Fact]
    public void The_page_names_the_missed_probes_of_those_runs_that_noted_them()
    {
        GalleryFigures[] galleries = [GalleryFigures.Of(10_000, [1, 2, 3])];
        string text = ShortlistTable.Missed([
            new("study, partial", "embedder", 8, 0.5, galleries, 1) { Missed = [new("a", "b", 2000), new("c", "d", 300)] },
            new("study, rotated", "embedder", 8, 0.5, galleries, 1) { Missed = [] },
            new("study, as-scanned", "embedder", 8, 0.5, galleries, 1)]).Text;
        Assert.Contains("study, partial: 2 of 8 probes stand behind the first hundredth of 10,000.", text, StringComparison.Ordinal);
        Assert.Contains("| a | b | 2,000 |\n| c | d | 300 |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("rotated", text, StringComparison.Ordinal);
        Assert.DoesNotContain("as-scanned", text, StringComparison.Ordinal);
    }

    private static HiddenScan Scan(string exhibit, string firearm, int seed)
    {
        var random = new Random(seed);
        float[] heights = [.. Enumerable.Range(0, 1200).Select(_ => (float)(1e-6 * (random.NextDouble() - 0.5)))];
        MarkKind kind = MarkKind.LandEngravedArea;
        var mark = new PreparedStriae(kind, new Topography(heights.Length, 1, kind.WorkingSpacing, kind.WorkingSpacing, [.. heights]), new StriationProfile(kind.WorkingSpacing, heights));
        var label = new LabelledScan($"{exhibit}.x3p", "study", exhibit, SpecimenKind.Bullet, kind, firearm, 1, "1", null, null, null);
        return new HiddenScan(label, mark, Comparison.SignatureExtractor.Extract(mark));
    }
}
