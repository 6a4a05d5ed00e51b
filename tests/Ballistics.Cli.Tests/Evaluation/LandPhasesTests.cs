using Ballistics.Cli.Evaluation;
using Ballistics.Evidence;
using Ballistics.Search.Import;

namespace Ballistics.Cli.Tests.Evaluation;

public sealed class LandPhasesTests
{
    // The first bullet counts the barrel's lands; the second starts at the fifth, so its land k is surface k + 4 of six.
    private static readonly LabelledScan[] s_scans =
        [.. Enumerable.Range(1, 6).SelectMany(land => new[] { Land("a", land, land), Land("b", land, (land + 3) % 6 + 1) })];

    [Theory]
    [InlineData(2, 1)]
    [InlineData(-4, 1)]
    [InlineData(3, 0)]
    [InlineData(null, 0)]
    public void A_phase_is_right_when_it_lays_every_land_on_its_own_surface(int? phase, int right) =>
        Assert.Equal((right, 1), LandPhases.Count([Pair(phase)], s_scans));

    [Fact]
    public void A_pair_whose_surfaces_are_not_labelled_is_not_counted() =>
        Assert.Equal((0, 0), LandPhases.Count([Pair(2)], [.. s_scans.Select(scan => scan with { Surface = null })]));

    private static PairResult Pair(int? phase) => new(Bullet("a"), Bullet("b"), 1, null, phase, 0);

    private static ComparedItem Bullet(string name) => new("study", name, SpecimenKind.Bullet, "barrel", null, name, []);

    private static LabelledScan Land(string bullet, int land, int surface) => new(
        $"{bullet}{land}.x3p", "study", bullet, SpecimenKind.Bullet, MarkKind.LandEngravedArea, "barrel", land,
        surface.ToString(System.Globalization.CultureInfo.InvariantCulture), null, null, null);
}
