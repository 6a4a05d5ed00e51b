using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Imaging.Preparation;
using Ballistics.Imaging.Regions;
using Ballistics.Simulation.Shots;
using Ballistics.Simulation.Studies;

namespace Ballistics.Simulation.Tests.Studies;

public class CalibrationTests
{
    // Real sets under this project's comparison: Fadul .77 ± .09, Weller .86 ± .03; hard sets .47 ± .17; known non-matches .1 ± .04.
    [Theory]
    [InlineData("easy", 0.68, 0.88)]
    [InlineData("hard", 0.3, 0.65)]
    public void Shots_correlate_as_much_as_those_of_the_real_sets_they_are_set_beside(string difficulty, double low, double high)
    {
        (string Firearm, Signature Signature)[] marks = [.. StudyMarks.Of(Plan(difficulty)).AsParallel().AsOrdered().Select(mark => (mark.Firearm, Extract(mark)))];
        (bool Same, double Correlation)[] pairs =
        [
            .. (from i in Enumerable.Range(0, marks.Length) from j in Enumerable.Range(i + 1, marks.Length - i - 1) select (marks[i], marks[j])).AsParallel()
                .Select(pair => (pair.Item1.Firearm == pair.Item2.Firearm, MarkComparer.Compare(pair.Item1.Signature, pair.Item2.Signature).Correlation)),
        ];
        double[] same = [.. pairs.Where(pair => pair.Same).Select(pair => pair.Correlation)], other = [.. pairs.Where(pair => !pair.Same).Select(pair => pair.Correlation)];
        Assert.InRange(same.Average(), low, high);
        Assert.InRange(other.Average(), -0.05, 0.2);
        Assert.InRange(other.Max(), -0.05, 0.32);
    }

    private static StudyPlan Plan(string difficulty) => new()
    {
        Name = "calibration",
        Specimen = SpecimenKind.CartridgeCase,
        Firearms = 3,
        Shots = 3,
        Models = 3,
        Seed = 3,
        Difficulty = Difficulty.Parse(difficulty),
        SpacingX = 12.5e-6,
        SpacingY = 12.5e-6,
    };

    private static Signature Extract(SimulatedMark mark)
    {
        Topography scan = mark.Measure();
        var acquisition = new Acquisition { Format = "X3P", Sha256 = new string('0', 64), Topography = scan };
        return SignatureExtractor.Extract(MarkPreparation.Prepare(scan, RegionLocator.Locate(acquisition, mark.Kind), mark.Kind));
    }
}
