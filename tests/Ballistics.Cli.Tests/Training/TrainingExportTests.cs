using System.Text;
using Ballistics.Cli.Training;
using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;
using Ballistics.Simulation.Studies;

namespace Ballistics.Cli.Tests.Training;

/// <summary>Marks as tensors.</summary>
public sealed class TrainingExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("training").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Each_mark_is_written_as_it_would_be_embedded()
    {
        var plan = new StudyPlan { Name = "training", Specimen = SpecimenKind.CartridgeCase, Firearms = 1, Shots = 2, Seed = 3, SpacingX = 20e-6, SpacingY = 20e-6 };
        IReadOnlyList<(double X, double Y)> centres = EmbeddingInput.Grid(3, 50e-6);
        (int written, int refused) = TrainingExport.Write(TrainingMarks.Of(plan), isStriated: false, centres, _folder, TestContext.Current.CancellationToken);
        Assert.Equal((2, 0), (written, refused));
        byte[] file = File.ReadAllBytes(Path.Combine(_folder, "inputs.npy"));
        Assert.Equal(0x93, file[0]);
        Assert.Equal("NUMPY", Encoding.ASCII.GetString(file, 1, 5));
        Assert.Contains("'shape': (2, 9, 48, 384,)", Encoding.ASCII.GetString(file, 10, 118), StringComparison.Ordinal);
        byte[] second = [.. EmbeddingInput.Of(TrainingMarks.Of(plan).Last().Extract(), centres).SelectMany(levels => levels).Select(level => (byte)level)];
        Assert.Equal(second, file[(128 + second.Length)..]);
        Assert.Equal(
            ["exhibit,kind,source", "training-01-1,BreechFaceImpression,simulated-3-01", "training-01-2,BreechFaceImpression,simulated-3-01"],
            File.ReadAllLines(Path.Combine(_folder, "marks.csv")));
    }

    [Fact]
    public void Lands_of_one_barrel_are_of_different_sources()
    {
        var plan = new StudyPlan { Name = "training", Specimen = SpecimenKind.Bullet, Firearms = 1, Shots = 1, Seed = 3 };
        Assert.Distinct(TrainingMarks.Of(plan).Select(mark => mark.Source));
    }
}
