using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Search.Import;
using Ballistics.Simulation.Shots;
using Ballistics.Simulation.Studies;

namespace Ballistics.Simulation.Tests.Studies;

public sealed class SimulatedStudyTests : IDisposable
{
    private static readonly StudyPlan s_cases = new()
    {
        Name = "small",
        Specimen = SpecimenKind.CartridgeCase,
        Firearms = 2,
        Shots = 2,
        Seed = 5,
        SpacingX = 25e-6,
        SpacingY = 25e-6,
    };

    private static readonly StudyPlan s_bullets = s_cases with { Name = "small-bullets", Specimen = SpecimenKind.Bullet, Firearms = 1 };

    private readonly string _root = Directory.CreateTempSubdirectory("ballistics-simulation-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_labels_read_back_as_they_were_simulated()
    {
        string folder = Path.Combine(_root, "out");
        Write([s_cases, s_bullets], folder);
        IReadOnlyList<LabelledScan> read = LabelledFolder.Read(folder, Path.Combine(folder, SimulatedStudy.LabelsName));
        SimulatedMark[] marks = [.. StudyMarks.Of(s_cases), .. StudyMarks.Of(s_bullets)];
        Assert.Equal(marks.Length, read.Count);
        foreach ((SimulatedMark mark, LabelledScan label) in marks.Zip(read))
        {
            Assert.Equal(
                (mark.File, mark.Study, mark.Exhibit, mark.Kind, mark.Firearm, mark.Land, mark.Surface?.ToString()),
                (label.File, label.Study, label.Exhibit, label.Kind, label.Firearm, label.Land, label.Surface));
            Assert.Equal((mark.Agency.Name, mark.Agency.Jurisdiction, mark.CaseReference), (label.Agency, label.Jurisdiction, label.CaseReference));
            Assert.True(File.Exists(Path.Combine(folder, label.File)));
        }
    }

    [Fact]
    public void Files_read_back_as_the_heights_that_were_measured()
    {
        string folder = Path.Combine(_root, "out");
        Provenance provenance = Write([s_cases, s_bullets], folder);
        SimulatedMark[] marks = [.. StudyMarks.Of(s_cases), .. StudyMarks.Of(s_bullets)];
        foreach ((SimulatedMark mark, ProvenanceScan scan) in marks.Zip(provenance.Files))
        {
            Acquisition read = AcquisitionReader.Read(File.ReadAllBytes(Path.Combine(folder, mark.File)));
            Assert.Equal(scan.HeightsSha256, HeightDigest.Of(read.Topography!, mark.HeightStep));
            Assert.Equal((mark.Measure().SpacingX, mark.Measure().SpacingY), (read.Topography!.SpacingX, read.Topography.SpacingY));
            Assert.Empty(read.Remarks);
            Assert.Contains("simulat", read.Instrument.Model, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void The_same_plan_gives_the_same_files_to_the_byte()
    {
        Provenance first = Write([s_cases], Path.Combine(_root, "first"));
        Provenance second = Write([s_cases], Path.Combine(_root, "second"));
        Assert.Equal(first.ToJson(), second.ToJson());
        foreach (string file in first.Files.Select(scan => scan.File).Append(SimulatedStudy.LabelsName).Append(SimulatedStudy.ProvenanceName))
            Assert.Equal(File.ReadAllBytes(Path.Combine(_root, "first", file)), File.ReadAllBytes(Path.Combine(_root, "second", file)));
    }

    [Fact]
    public void Another_seed_gives_other_scans() =>
        Assert.Empty(Digests(s_cases).Intersect(Digests(s_cases with { Seed = 6 })));

    [Fact]
    public void Adding_firearms_and_shots_changes_no_scan_that_was_there() =>
        Assert.Empty(Digests(s_cases).Except(Digests(s_cases with { Firearms = 3, Shots = 3 })));

    [Fact]
    public void Shots_of_one_firearm_go_to_agencies_of_different_jurisdictions() =>
        Assert.All(
            StudyMarks.Of(s_cases with { Shots = 5 }).GroupBy(mark => mark.Firearm),
            shots => Assert.Equal(5, shots.Select(mark => mark.Agency.Jurisdiction).Distinct().Count()));

    [Fact]
    public void Two_bullets_of_one_barrel_bear_the_same_lands_in_the_same_order_from_their_own_start()
    {
        SimulatedMark[][] bullets = [.. StudyMarks.Of(s_bullets with { Shots = 8 }).GroupBy(mark => mark.Exhibit).Select(bullet => bullet.ToArray())];
        Assert.True(bullets.Select(bullet => bullet[0].Surface).Distinct().Count() > 1);
        foreach (SimulatedMark[] bullet in bullets)
            for (int i = 0; i < bullet.Length; i++)
            {
                Assert.Equal(i + 1, bullet[i].Land);
                Assert.Equal(bullet[i].Surface % bullet.Length + 1, bullet[(i + 1) % bullet.Length].Surface);
            }
    }

    [Fact]
    public void The_marks_are_counted_without_being_made()
    {
        foreach (StudyPlan plan in (StudyPlan[])[s_cases, s_bullets, s_bullets with { Firearms = 7, Models = 3 }, s_bullets with { Firearms = 2, Models = 5 }])
            Assert.Equal(StudyMarks.Of(plan).Count(), StudyMarks.Count(plan));
    }

    [Fact]
    public void A_folder_that_holds_something_is_left_alone()
    {
        File.WriteAllText(Path.Combine(_root, "evidence.txt"), "kept");
        Assert.Throws<IOException>(() => Write([s_cases], _root));
        Assert.Equal(["evidence.txt"], Directory.EnumerateFileSystemEntries(_root).Select(Path.GetFileName));
    }

    [Fact]
    public void A_study_that_is_stopped_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(
            () => SimulatedStudy.Write([s_cases with { Firearms = 50 }], Path.Combine(_root, "out"), "test", stop.Cancel, stop.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root));
    }

    [Fact]
    public void A_plan_that_cannot_be_carried_out_is_refused_by_name()
    {
        (StudyPlan Plan, string Word)[] wrong =
        [
            (s_cases with { Firearms = 0 }, "firearms"), (s_cases with { Shots = -1 }, "shots"), (s_cases with { Models = 0 }, "models"),
            (s_cases with { Name = "a,b" }, "a,b"), (s_cases with { SpacingX = 1 }, "spacing"), (s_cases with { SpacingY = double.NaN }, "spacing"),
        ];
        foreach ((StudyPlan plan, string word) in wrong)
            Assert.Contains(word, Assert.Throws<ArgumentException>(() => Write([plan], Path.Combine(_root, "out"))).Message);
        Assert.Throws<ArgumentException>(() => Write([s_cases, s_cases], Path.Combine(_root, "out")));
        Assert.Throws<ArgumentException>(() => Difficulty.Parse("impossible"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root));
    }

    [Theory]
    [InlineData(Lighting.Ring)]
    [InlineData(Lighting.Side)]
    public void Pictures_are_written_instead_of_heights_where_a_light_is_asked_for(Lighting light)
    {
        string folder = Path.Combine(_root, "out");
        Provenance provenance = Write([s_cases with { Firearms = 1, Shots = 1, Light = light }], folder);
        ProvenanceScan picture = Assert.Single(provenance.Files);
        Assert.Equal(light.ToString(), provenance.Plans[0].Light);
        Assert.EndsWith(".png", picture.File);
        ReflectanceImage image = AcquisitionReader.Read(File.ReadAllBytes(Path.Combine(folder, picture.File))).Image!;
        Topography scan = StudyMarks.Of(s_cases with { Firearms = 1, Shots = 1 }).Single().Measure();
        Assert.Equal((scan.Width, scan.Height), (image.Width, image.Height));
        string[] labels = File.ReadAllLines(Path.Combine(folder, SimulatedStudy.LabelsName));
        Assert.EndsWith(",light", labels[0]);
        Assert.EndsWith($",{light}", labels[1]);
        Assert.Equal(picture.File, LabelledFolder.Read(folder, Path.Combine(folder, SimulatedStudy.LabelsName)).Single().File);
    }

    private static Provenance Write(IReadOnlyList<StudyPlan> plans, string folder) =>
        SimulatedStudy.Write(plans, folder, "test", cancellation: TestContext.Current.CancellationToken);

    private static string[] Digests(StudyPlan plan) => [.. StudyMarks.Of(plan).Select(mark => HeightDigest.Of(mark.Measure(), mark.HeightStep))];
}
