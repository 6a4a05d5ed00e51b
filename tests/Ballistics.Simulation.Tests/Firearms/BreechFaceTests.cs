using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Firearms;

namespace Ballistics.Simulation.Tests.Firearms;

public class BreechFaceTests
{
    [Theory]
    [InlineData(ToolingKind.Granular)]
    [InlineData(ToolingKind.Milled)]
    [InlineData(ToolingKind.Filed)]
    [InlineData(ToolingKind.Concentric)]
    public void Two_firearms_of_one_model_have_nothing_in_common(ToolingKind tooling) =>
        Assert.InRange(Correlation(Bench.Firearm(1, tooling), Bench.Firearm(2, tooling)), -0.15, 0.15);

    [Fact]
    public void Firearms_that_share_their_tooling_share_a_part_of_their_face_and_no_more()
    {
        FirearmModel model = Bench.Model() with { ToolingRms = 1e-6, GrainRms = 1e-6 };
        var tooling = new Seed(77);
        Firearm first = new(model, new Seed(1), tooling), second = new(model, new Seed(2), tooling);
        Assert.InRange(Correlation(first, second), 0.1, 0.5);
    }

    [Fact]
    public void The_same_seed_gives_the_same_face() => Assert.Equal(Heights(Bench.Firearm(3)), Heights(Bench.Firearm(3)));

    [Fact]
    public void A_granular_face_has_no_tool_lines()
    {
        var tooling = new Tooling(ToolingKind.Granular, 1e-6, new Seed(1));
        Assert.Equal(0, tooling.HeightAt(1e-4, 2e-4));
    }

    private static double Correlation(Firearm first, Firearm second) => KnownPose.Correlation(Heights(first), Heights(second));

    private static double[] Heights(Firearm firearm) =>
        [.. Enumerable.Range(0, 200).SelectMany(y => Enumerable.Range(0, 200).Select(x => firearm.BreechFace.HeightAt(x * 15e-6, y * 15e-6)))];
}
