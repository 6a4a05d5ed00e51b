using Ballistics.Evidence;
using Ballistics.Simulation.Studies;

namespace Ballistics.Simulation.Tests.Studies;

public class HeightDigestTests
{
    // What this version of the simulator gives, on every machine. If these change on purpose, raise Parameters.SimulatorVersion
    // and make testdata/demo again.
    [Theory]
    [InlineData(SpecimenKind.CartridgeCase, "easy", "138dc582c3b16b0366a14e82b83da7d3e5542c5586ae327ef7bcb1cc626cbab1")]
    [InlineData(SpecimenKind.CartridgeCase, "hard", "aa2260c6838a7f988f1cb12b803d01c46d67f52851aed186b56653ef0a11d85a")]
    [InlineData(SpecimenKind.Bullet, "hard", "a202b542690540aa9da771d77d69b76a57f590eeb7736cf6bbbcbe882b62e005")]
    public void A_seed_gives_these_very_heights(SpecimenKind specimen, string difficulty, string digest)
    {
        var plan = new StudyPlan
        {
            Name = "golden",
            Specimen = specimen,
            Firearms = 1,
            Shots = 2,
            Seed = 1,
            Difficulty = Simulation.Shots.Difficulty.Parse(difficulty),
            SpacingX = 12.5e-6,
            SpacingY = 12.5e-6,
        };
        SimulatedMark mark = StudyMarks.Of(plan).Last();
        Assert.Equal(digest, HeightDigest.Of(mark.Measure(), mark.HeightStep));
    }

    [Fact]
    public void A_digest_sees_a_single_step_and_a_single_lost_point()
    {
        float[] heights = [0, 1e-9f, -2e-9f, float.NaN];
        string[] digests =
        [
            Digest(heights), Digest([0, 2e-9f, -2e-9f, float.NaN]), Digest([0, 1e-9f, float.NaN, float.NaN]), HeightDigest.Of(new Topography(4, 1, 1e-6, 1e-6, heights), 1e-9),
        ];
        Assert.Equal(4, digests.Distinct().Count());
        Assert.Equal(digests[0], Digest([.. heights]));
    }

    [Theory]
    [InlineData(0.5e-9f)]
    [InlineData(40e-6f)]
    public void Heights_that_are_no_whole_steps_of_16_bits_are_refused(float height) =>
        Assert.Throws<ArgumentException>(() => Digest([height, 0, 0, 0]));

    private static string Digest(float[] heights) => HeightDigest.Of(new Topography(2, 2, 1e-6, 1e-6, heights), 1e-9);
}
