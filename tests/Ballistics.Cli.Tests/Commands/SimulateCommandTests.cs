using Ballistics.Search.Import;

namespace Ballistics.Cli.Tests.Commands;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ballistics-simulate-").FullName;

    private string Target => Path.Combine(_root, "out");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task The_shortest_line_makes_cartridge_cases_that_read_back_as_a_labelled_folder()
    {
        (int code, string output, _) = await Run("simulate", "--out", Target, "--firearms", "1", "--shots", "2");
        Assert.Equal(CommandLine.Done, code);
        Assert.Contains("2 scans", output);
        IReadOnlyList<LabelledScan> scans = LabelledFolder.Read(Target, Path.Combine(Target, "labels.csv"));
        Assert.Equal(2, scans.Count);
        Assert.All(scans, scan => Assert.True(File.Exists(Path.Combine(Target, scan.File))));
        Assert.Contains($"ballistics simulate --out {Target} --firearms 1 --shots 2", await File.ReadAllTextAsync(Path.Combine(Target, "provenance.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Bullets_of_a_hard_study_are_made_when_asked_for()
    {
        (int code, _, _) = await Run(
            "simulate", "--out", Target, "--firearms", "1", "--shots", "1", "--specimen", "Bullet", "--difficulty", "hard", "--seed", "9", "--study", "mine", "--shared-tooling");
        Assert.Equal(CommandLine.Done, code);
        Assert.InRange(Directory.GetFiles(Path.Combine(Target, "mine"), "mine-01-1-L*.x3p").Length, 5, 6);
    }

    [Fact]
    public async Task Marks_and_light_are_those_asked_for()
    {
        (int code, _, _) = await Run(
            "simulate", "--out", Target, "--firearms", "1", "--shots", "1", "--study", "mine", "--marks", "BreechFaceImpression", "EjectorMark", "--light", "ring", "--difficulty", "0.3");
        Assert.Equal(CommandLine.Done, code);
        Assert.Equal(["mine-01-1-EjectorMark.png", "mine-01-1.png"], Directory.GetFiles(Path.Combine(Target, "mine")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("NoSuchMark", "--firearms", "1", "--shots", "1", "--marks", "NoSuchMark")]
    [InlineData("--firearms", "--firearms", "0", "--shots", "1")]
    [InlineData("--shots", "--firearms", "1")]
    [InlineData("--firearms", "--demo", "--firearms", "1")]
    [InlineData("impossible", "--firearms", "1", "--shots", "1", "--difficulty", "impossible")]
    [InlineData("name", "--firearms", "1", "--shots", "1", "--study", "../elsewhere")]
    public async Task A_line_that_makes_no_sense_is_refused_by_name_and_makes_nothing(string word, params string[] options)
    {
        (int code, _, string errors) = await Run(["simulate", "--out", Target, .. options]);
        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains(word.TrimStart('-'), errors);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root));
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_left_alone()
    {
        Directory.CreateDirectory(Target);
        await File.WriteAllTextAsync(Path.Combine(Target, "evidence.txt"), "kept", TestContext.Current.CancellationToken);
        (int code, _, string errors) = await Run("simulate", "--out", Target, "--firearms", "1", "--shots", "1");
        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains("holds something already", errors);
        Assert.Single(Directory.EnumerateFileSystemEntries(Target));
    }

    private static async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        int code = await CommandLine.RunAsync(arguments, output, errors, TestContext.Current.CancellationToken);
        return (code, output.ToString(), errors.ToString());
    }
}
