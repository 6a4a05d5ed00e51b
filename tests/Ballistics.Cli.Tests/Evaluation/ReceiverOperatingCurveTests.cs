using Ballistics.Cli.Evaluation;
using CsCheck;

namespace Ballistics.Cli.Tests.Evaluation;

public sealed class ReceiverOperatingCurveTests
{
    /// <summary>Few distinct values, so that ties are frequent; a missing score now and then.</summary>
    private static readonly Gen<double[]> s_scores =
        Gen.Int[-10, 11].Select(value => value > 10 ? double.NaN : value / 4.0).Array[1, 40];

    [Fact]
    public void The_area_counts_pairs_in_the_right_order_and_ties_half()
    {
        var curve = new ReceiverOperatingCurve([.9, .8, .4], [.7, .4, .1]);
        Assert.Equal(7.5 / 9, curve.Area);
    }

    [Fact]
    public void Separated_scores_have_area_one_error_rate_zero_and_every_known_match_above_every_known_non_match()
    {
        var curve = new ReceiverOperatingCurve([3, 4, 5], [0, 1, 2, 2.5]);
        Assert.Equal(1.0, curve.Area);
        Assert.Equal(0.0, curve.EqualErrorRate);
        Assert.Equal(1.0, curve.TruePositiveRateAt(0));
    }

    [Theory]
    [InlineData(new[] { 3.0, 1 }, new[] { 2.0, 0 }, .5)]
    [InlineData(new[] { 1.0 }, new[] { 1.0 }, .5)]
    [InlineData(new[] { 4.0, 3, 2, 0 }, new[] { 1.0, 0, 0, -1 }, .25)]
    [InlineData(new[] { 9.0, 8, 1 }, new[] { 7.0, 0, 0, 0 }, .25)]
    [InlineData(new[] { 0.0 }, new[] { 1.0 }, 1)]
    public void The_equal_error_rate_lies_where_the_curve_crosses_the_diagonal(double[] matches, double[] nonMatches, double expected) =>
        Assert.Equal(expected, new ReceiverOperatingCurve(matches, nonMatches).EqualErrorRate, 12);

    [Fact]
    public void A_true_positive_rate_is_that_of_the_last_threshold_the_false_positive_rate_allows()
    {
        double[] nonMatches = [.. Enumerable.Range(0, 1000).Select(i => (double)i)];
        var curve = new ReceiverOperatingCurve([2000, 998.5, 995.5, 988], nonMatches);
        Assert.Equal(.25, curve.TruePositiveRateAt(0));
        Assert.Equal(.5, curve.TruePositiveRateAt(.001));
        Assert.Equal(.75, curve.TruePositiveRateAt(.01));
    }

    [Fact]
    public void A_known_match_that_only_ties_with_the_best_known_non_match_is_not_above_it()
    {
        var curve = new ReceiverOperatingCurve([5, 4], [4, 1]);
        Assert.Equal(.5, curve.TruePositiveRateAt(0));
    }

    [Fact]
    public void A_pair_with_no_score_counts_as_below_every_score()
    {
        Assert.Equal(.5, new ReceiverOperatingCurve([double.NaN, 1], [-1e300, 0]).Area);
        Assert.Equal(.5, new ReceiverOperatingCurve([double.NaN], [double.NaN]).Area);
    }

    [Fact]
    public void Nothing_is_claimed_where_a_set_is_empty()
    {
        var curve = new ReceiverOperatingCurve([1, 2], []);
        Assert.True(double.IsNaN(curve.Area) && double.IsNaN(curve.EqualErrorRate) && double.IsNaN(curve.TruePositiveRateAt(0)));
    }

    [Fact]
    public void The_area_equals_the_brute_force_count_of_pairs() =>
        Gen.Select(s_scores, s_scores).Sample((matches, nonMatches) =>
        {
            double doubled = matches.Sum(m => nonMatches.Sum(n => Order(m) > Order(n) ? 2.0 : Order(m) == Order(n) ? 1 : 0));
            Assert.Equal(doubled / (2.0 * matches.Length * nonMatches.Length), new ReceiverOperatingCurve(matches, nonMatches).Area);
        });

    [Fact]
    public void No_figure_changes_when_scores_are_put_on_another_rising_scale() =>
        Gen.Select(s_scores, s_scores).Sample((matches, nonMatches) =>
        {
            var plain = new ReceiverOperatingCurve(matches, nonMatches);
            var curved = new ReceiverOperatingCurve(matches.Select(Rising), nonMatches.Select(Rising));
            Assert.Equal(plain.Area, curved.Area);
            Assert.Equal(plain.EqualErrorRate, curved.EqualErrorRate);
            Assert.Equal(plain.TruePositiveRateAt(.1), curved.TruePositiveRateAt(.1));
        });

    [Fact]
    public void Both_kinds_of_error_are_treated_alike() =>
        Gen.Select(s_scores, s_scores).Sample((matches, nonMatches) =>
        {
            double[] m = [.. matches.Select(Order)], n = [.. nonMatches.Select(Order)];
            var there = new ReceiverOperatingCurve(m, n);
            var back = new ReceiverOperatingCurve(n.Select(score => -score), m.Select(score => -score));
            Assert.Equal(there.EqualErrorRate, back.EqualErrorRate, 12);
            Assert.Equal(there.Area, back.Area, 12);
        });

    [Fact]
    public void Rates_stay_between_zero_and_one_and_rise_with_what_is_allowed() =>
        Gen.Select(s_scores, s_scores).Sample((matches, nonMatches) =>
        {
            var curve = new ReceiverOperatingCurve(matches, nonMatches);
            Assert.InRange(curve.EqualErrorRate, 0, 1);
            Assert.True(curve.TruePositiveRateAt(0) <= curve.TruePositiveRateAt(.2));
            Assert.Equal(
                (double)matches.Count(m => nonMatches.All(n => Order(m) > Order(n))) / matches.Length, curve.TruePositiveRateAt(0));
        });

    private static double Order(double score) => double.IsNaN(score) ? -1e9 : score;

    private static double Rising(double score) => Math.Exp(score) - 7;
}
