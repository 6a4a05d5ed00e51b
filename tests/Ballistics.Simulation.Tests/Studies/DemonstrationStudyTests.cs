using System.Security.Cryptography;
using Ballistics.Imaging.Formats;
using Ballistics.Simulation.Studies;
using Ballistics.Tests;

namespace Ballistics.Simulation.Tests.Studies;

public class DemonstrationStudyTests
{
    private static readonly string s_folder = Path.Combine(RealData.RepositoryRoot, "testdata", "demo");

    [Fact]
    public void The_exhibits_in_testdata_are_what_the_simulator_makes_of_their_seed()
    {
        Provenance stated = Stated();
        SimulatedMark[] marks = [.. DemonstrationStudy.Plans(DemonstrationStudy.UsualSeed).SelectMany(StudyMarks.Of)];
        Assert.Equal(marks.Select(mark => mark.File), stated.Files.Select(scan => scan.File));
        foreach ((SimulatedMark mark, ProvenanceScan scan) in marks.Zip(stated.Files))
        {
            string made = HeightDigest.Of(mark.Measure(), mark.HeightStep);
            string kept = HeightDigest.Of(AcquisitionReader.Read(File.ReadAllBytes(Path.Combine(s_folder, mark.File))).Topography!, mark.HeightStep);
            Assert.Equal((mark.File, made), (mark.File, kept));
            Assert.Equal((mark.File, scan.HeightsSha256), (mark.File, kept));
        }
        Assert.Equal(LabelsFile.Write(marks.Select(LabelsFile.Line)), File.ReadAllText(Path.Combine(s_folder, SimulatedStudy.LabelsName)));
    }

    [Fact]
    public void The_provenance_names_every_file_by_its_digest_and_the_readme_names_the_labels()
    {
        Provenance stated = Stated();
        string[] there = [.. Directory.EnumerateFiles(s_folder, "*.x3p", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(s_folder, file)).Order(StringComparer.Ordinal)];
        Assert.Equal(there, stated.Files.Select(scan => scan.File).Order(StringComparer.Ordinal));
        foreach (ProvenanceScan scan in stated.Files)
            Assert.Equal((scan.File, scan.Sha256), (scan.File, Digest(scan.File)));
        Assert.Equal(stated.LabelsSha256, Digest(SimulatedStudy.LabelsName));
        string readme = File.ReadAllText(Path.Combine(s_folder, "..", "README.md"));
        Assert.Contains(stated.LabelsSha256, readme);
        Assert.Contains(stated.CommandLine, readme);
    }

    [Fact]
    public void The_exhibits_are_small_enough_to_be_kept_with_the_project()
    {
        long[] sizes = [.. Directory.EnumerateFiles(s_folder, "*", SearchOption.AllDirectories).Select(file => new FileInfo(file).Length)];
        Assert.True(sizes.Sum() <= 6_000_000, $"testdata/demo holds {sizes.Sum()} bytes.");
        Assert.True(sizes.Max() <= 5_000_000);
    }

    private static Provenance Stated() => Provenance.FromJson(File.ReadAllText(Path.Combine(s_folder, SimulatedStudy.ProvenanceName)));

    private static string Digest(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(s_folder, file))));
}
