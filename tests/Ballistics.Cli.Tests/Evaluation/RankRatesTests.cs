using Ballistics.Cli.Evaluation;

namespace Ballistics.Cli.Tests.Evaluation;

public sealed class RankRatesTests
{
    private static readonly ComparedItem s_a1 = Pairs.Exhibit("a1", "a"), s_a2 = Pairs.Exhibit("a2", "a"), s_b = Pairs.Exhibit("b", "b"), s_c = Pairs.Exhibit("c", "c");

    [Fact]
    public void Each_exhibit_with_a_known_match_in_the_gallery_is_a_probe_once()
    {
        // a1 sees its known match behind b; a2 sees it first; b and c have none and do not count.
        var ranks = new RankRates(
        [
            Pairs.Scored(s_a1, s_a2, .5), Pairs.Scored(s_a1, s_b, .7), Pairs.Scored(s_a1, s_c, .1),
            Pairs.Scored(s_a2, s_b, .4), Pairs.Scored(s_a2, s_c, .2), Pairs.Scored(s_b, s_c, .9),
        ]);
        Assert.Equal(2, ranks.Probes);
        Assert.Equal(.5, ranks.At(1));
        Assert.Equal(1.0, ranks.At(2));
    }

    [Fact]
    public void A_tie_is_counted_against_the_probe()
    {
        var ranks = new RankRates([Pairs.Scored(s_a1, s_a2, .5), Pairs.Scored(s_a1, s_b, .5), Pairs.Scored(s_a2, s_b, .1)]);
        Assert.Equal(.5, ranks.At(1));
    }

    [Fact]
    public void A_known_match_with_no_score_is_found_at_no_rank()
    {
        var ranks = new RankRates([Pairs.Scored(s_a1, s_a2, double.NaN), Pairs.Scored(s_a1, s_b, double.NaN), Pairs.Scored(s_a2, s_b, .1)]);
        Assert.Equal(0.0, ranks.At(10));
    }

    [Fact]
    public void Nothing_is_claimed_of_a_gallery_without_known_non_matches() =>
        Assert.True(double.IsNaN(new RankRates([Pairs.Scored(s_a1, s_a2, .5)]).At(1)));
}
