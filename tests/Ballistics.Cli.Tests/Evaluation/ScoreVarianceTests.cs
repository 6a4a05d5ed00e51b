using Ballistics.Cli.Evaluation;
using CsCheck;

namespace Ballistics.Cli.Tests.Evaluation;

public sealed class ScoreVarianceTests
{
    [Fact]
    public void The_ratio_of_a_worked_example_is_as_computed_by_hand()
    {
        // Means 8 and 1, grand mean (16 + 3) / 5 = 3.8; between 4.2² + 2.8² = 25.48; variances 2 and 1.
        Assert.Equal(25.48 / 3, ScoreVariance.Ratio([7, 9], [0, 1, 2]), 12);
    }

    [Fact]
    public void Scores_that_are_missing_are_left_out() =>
        Assert.Equal(ScoreVariance.Ratio([7, 9], [0, 1, 2]), ScoreVariance.Ratio([7, double.NaN, 9], [0, 1, 2, double.NaN]));

    [Fact]
    public void There_is_no_ratio_where_nothing_varies_or_a_set_has_fewer_than_two_scores()
    {
        Assert.True(double.IsNaN(ScoreVariance.Ratio([1, 1], [0, 0])));
        Assert.True(double.IsNaN(ScoreVariance.Ratio([1], [0, 1])));
    }

    [Fact]
    public void The_ratio_does_not_depend_on_the_scale_of_the_score()
    {
        // The sets lie apart, so that no digits are lost between two equal means.
        Gen<double[]> high = Gen.Int[10, 30].Select(score => score / 4.0).Array[3, 20], low = Gen.Int[-20, 0].Select(score => score / 4.0).Array[3, 20];
        Gen.Select(high, low, Gen.Double[.5, 20]).Sample((matches, nonMatches, factor) =>
        {
            double plain = ScoreVariance.Ratio(matches, nonMatches);
            double scaled = ScoreVariance.Ratio(matches.Select(score => 3 - factor * score), nonMatches.Select(score => 3 - factor * score));
            Assert.Equal(1.0, double.IsNaN(plain) ? 1 : scaled / plain, 6);
        });
    }
}
