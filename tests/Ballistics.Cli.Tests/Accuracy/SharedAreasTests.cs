using Ballistics.Accuracy;
using Ballistics.Cli.Evaluation;
using Ballistics.Evidence;

namespace Ballistics.Cli.Tests.Accuracy;

public sealed class SharedAreasTests
{
    private static readonly Topography s_disc = new(
        101, 101, 10e-6, 10e-6, [.. Enumerable.Range(0, 101 * 101).Select(i => Math.Pow(i % 101 - 50, 2) + Math.Pow(i / 101 - 50, 2) <= 2400 ? 1f : float.NaN)]);

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(90, 0, 0.5)]
    [InlineData(180, 0, 0)]
    [InlineData(90, -90, 1)]
    [InlineData(180, 120, 2.0 / 3)]
    public void Halves_of_a_disc_share_what_their_sides_and_the_turn_leave(double secondSide, double turn, double share)
    {
        double found = SharedAreas.Between(HalfDisc.Keep(s_disc, 0), HalfDisc.Keep(s_disc, secondSide), new Pose(0, 0, turn));
        Assert.Equal(share, found, 0.05);
    }

    [Fact]
    public void A_shift_takes_from_what_is_shared() =>
        Assert.InRange(SharedAreas.Between(s_disc, s_disc, new Pose(0.4e-3, 0, 0)), 0.4, 0.6);

    [Fact]
    public void Of_each_half_the_best_counterpart_counts() => Assert.Equal(
        "Of 4 halves, the best other half of the same firearm shares less than 10 % for 0, less than 15 % for 1, less than 20 % for 2.",
        SharedAreas.TellBest(new Dictionary<(string, string), double> { [("a", "b")] = 0.6, [("a", "c")] = 0.12, [("b", "c")] = 0.05, [("d", "c")] = 0.11, [("d", "b")] = 0.17 }));

    [Fact]
    public void Nothing_is_told_of_an_empty_half() => Assert.True(double.IsNaN(SharedAreas.Between(
        s_disc, new Topography(2, 2, 10e-6, 10e-6, [float.NaN, float.NaN, float.NaN, float.NaN]), default)));
}
