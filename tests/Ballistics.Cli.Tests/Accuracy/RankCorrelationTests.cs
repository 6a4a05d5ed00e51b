using Ballistics.Accuracy;

namespace Ballistics.Cli.Tests.Accuracy;

public sealed class RankCorrelationTests
{
    [Fact]
    public void The_same_order_is_one_and_the_reverse_minus_one()
    {
        Assert.Equal(1, RankCorrelation.Of([1, 5, 9, 10], [.1, .2, .7, 40]), 12);
        Assert.Equal(-1, RankCorrelation.Of([1, 5, 9, 10], [4, 3, 2, 1]), 12);
    }

    [Fact]
    public void Ties_stand_at_their_mean_rank()
    {
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: Σab = 4.5, Σaa = 4.5, Σbb = 5.
        Assert.Equal(4.5 / Math.Sqrt(4.5 * 5), RankCorrelation.Of([0, 1, 1, 2], [0, 1, 2, 3]), 12);
    }

    [Fact]
    public void Nothing_is_claimed_where_a_figure_does_not_vary() =>
        Assert.True(double.IsNaN(RankCorrelation.Of([1, 1, 1], [1, 2, 3])));
}
