using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Imaging.Preparation;
using Ballistics.Imaging.Regions;
using Ballistics.Simulation.Studies;

namespace Ballistics.Simulation.Tests.Studies;

public class OtherMarksTests
{
    [Theory]
    [InlineData("FiringPinImpression", 6e-6, 2)]
    [InlineData("EjectorMark", 6e-6, 1)]
    [InlineData("ApertureShear", 3e-6, 1)]
    public void Two_shots_of_one_firearm_score_higher_than_any_of_two(string kind, double spacing, ulong seed)
    {
        (string Firearm, Signature Signature)[] marks = [.. StudyMarks.Of(Plan(kind, spacing, seed)).AsParallel().AsOrdered().Select(mark => (mark.Firearm, Extract(mark)))];
        List<double> same = [], other = [];
        for (int i = 0; i < marks.Length; i++)
            for (int j = i + 1; j < marks.Length; j++)
                (marks[i].Firearm == marks[j].Firearm ? same : other).Add(MarkComparer.Compare(marks[i].Signature, marks[j].Signature).Score);
        Assert.True(same.Min() > other.Max(), $"matches {string.Join(", ", same)}; non-matches {string.Join(", ", other)}");
    }

    [Fact]
    public void The_breech_face_is_the_same_whichever_marks_are_scanned_beside_it()
    {
        SimulatedMark alone = StudyMarks.Of(Plan("BreechFaceImpression", 50e-6, 1)).First();
        SimulatedMark beside = StudyMarks.Of(Plan("BreechFaceImpression", 50e-6, 1) with { Marks = [MarkKind.EjectorMark, MarkKind.BreechFaceImpression] }).ElementAt(1);
        Assert.Equal((alone.File, HeightDigest.Of(alone.Measure(), alone.HeightStep)), (beside.File, HeightDigest.Of(beside.Measure(), beside.HeightStep)));
    }

    [Fact]
    public void Marks_of_one_case_are_files_of_their_own_and_are_counted()
    {
        StudyPlan plan = Plan("ApertureShear", 0, 1) with { Marks = [MarkKind.BreechFaceImpression, MarkKind.FiringPinImpression, MarkKind.EjectorMark, MarkKind.ApertureShear] };
        SimulatedMark[] marks = [.. StudyMarks.Of(plan)];
        Assert.Equal(StudyMarks.Count(plan), marks.Length);
        Assert.Equal(marks.Length, marks.Select(mark => mark.File).Distinct().Count());
        Assert.Equal(4, marks.Count(mark => mark.Exhibit == marks[0].Exhibit));
    }

    [Theory]
    [InlineData("LandEngravedArea")]
    [InlineData("EjectorMark", "EjectorMark")]
    public void Marks_that_a_case_does_not_bear_and_marks_named_twice_are_refused_by_name(params string[] kinds) =>
        Assert.Contains(kinds[0], Assert.Throws<ArgumentException>(() => (Plan("EjectorMark", 0, 1) with { Marks = [.. kinds.Select(MarkKind.Parse)] }).Check()).Message);

    private static StudyPlan Plan(string kind, double spacing, ulong seed) => new()
    {
        Name = "others",
        Specimen = SpecimenKind.CartridgeCase,
        Firearms = 2,
        Shots = 2,
        Seed = seed,
        Marks = [MarkKind.Parse(kind)],
        SpacingX = spacing,
        SpacingY = spacing,
    };

    private static Signature Extract(SimulatedMark mark)
    {
        Topography scan = mark.Measure();
        var acquisition = new Acquisition { Format = "X3P", Sha256 = new string('0', 64), Topography = scan };
        return SignatureExtractor.Extract(MarkPreparation.Prepare(scan, RegionLocator.Locate(acquisition, mark.Kind), mark.Kind));
    }
}
