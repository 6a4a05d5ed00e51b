using System.Diagnostics;
using Ballistics.Cli.Evaluation;

namespace Ballistics.Cli.Tests.Commands;

public sealed class EvaluateCommandTests
{
    [Fact]
    public async Task A_study_is_evaluated_and_written_as_figures_and_pairs()
    {
        using var scans = new MadeScans(firearms: 3, scans: 2);
        string json = scans.PathOf("figures.json"), pairs = scans.PathOf("pairs.csv");
        var run = await CliProcess.RunAsync("evaluate", scans.Folder, "--labels", scans.Labels, "--study", "made", "--json", json, "--pairs", pairs);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("made, as-scanned: 15 pairs of 6 exhibits from 6 scans", run.Output, StringComparison.Ordinal);
        EvaluationFigures figures = EvaluationFigures.FromJson(await File.ReadAllTextAsync(json, TestContext.Current.CancellationToken));
        Assert.Equal(("made", "as-scanned", 3, 12, 1.0), (figures.Study, figures.Protocol, figures.KnownMatches, figures.KnownNonMatches, figures.Auc));
        string[] rows = await File.ReadAllLinesAsync(pairs, TestContext.Current.CancellationToken);
        Assert.Equal(16, rows.Length);
        Assert.Equal(3, rows.Count(row => row.Contains(",known match,", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("rotated")]
    [InlineData("partial")]
    [InlineData("same-half")]
    [InlineData("half-to-whole")]
    [InlineData("degraded")]
    public async Task A_protocol_gives_the_same_scores_in_every_run(string protocol)
    {
        using var scans = new MadeScans(firearms: 2, scans: 2);
        string[] written = [scans.PathOf("one.json"), scans.PathOf("two.json")];
        foreach (string json in written)
            Assert.Equal(0, (await CliProcess.RunAsync("evaluate", scans.Folder, "--protocol", protocol, "--json", json)).ExitCode);
        EvaluationFigures[] figures = [.. written.Select(json => EvaluationFigures.FromJson(File.ReadAllText(json)) with { MillisecondsPerPair = null })];
        Assert.Equal(figures[0], figures[1]);
        Assert.Equal(protocol, figures[0].Protocol);
    }

    [Fact]
    public async Task A_damaged_scan_is_told_and_its_pairs_count_as_below_every_score()
    {
        using var scans = new MadeScans(firearms: 2, scans: 2);
        await File.WriteAllTextAsync(scans.PathOf("f0-0.x3p"), "no zip at all", TestContext.Current.CancellationToken);
        string json = scans.PathOf("figures.json");
        var run = await CliProcess.RunAsync("evaluate", scans.Folder, "--json", json);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("3 pairs have no score", run.Output, StringComparison.Ordinal);
        Assert.Contains("Refused (UnknownFormat): f0-0.x3p", run.Output, StringComparison.Ordinal);
        EvaluationFigures figures = EvaluationFigures.FromJson(await File.ReadAllTextAsync(json, TestContext.Current.CancellationToken));
        Assert.Equal((2, 4, .5), (figures.KnownMatches, figures.KnownNonMatches, figures.TprAtFpr0));
    }

    [Fact]
    public async Task Ctrl_C_leaves_no_file_behind()
    {
        using var scans = new MadeScans(firearms: 12, scans: 2);
        using Process process = CliProcess.Start(
            "evaluate", scans.Folder, "--json", scans.PathOf("figures.json"), "--pairs", scans.PathOf("pairs.csv"));
        await Task.Delay(700, TestContext.Current.CancellationToken);
        CliProcess.Interrupt(process);
        var run = await CliProcess.FinishAsync(process);
        Assert.Equal((CommandLine.Stopped, ""), (run.ExitCode, run.Output));
        Assert.Equal(24 + 1, Directory.GetFileSystemEntries(scans.Folder).Length);
    }

    [Fact]
    public async Task Work_that_is_cancelled_ends_with_the_exit_code_of_ctrl_c_and_says_so()
    {
        using var scans = new MadeScans(firearms: 1, scans: 2);
        var errors = new StringWriter();
        int code = await CommandLine.RunAsync(
            ["evaluate", scans.Folder, "--json", scans.PathOf("figures.json")], new StringWriter(), errors, new CancellationToken(canceled: true));
        Assert.Equal(CommandLine.Stopped, code);
        Assert.Contains("nothing was left half written", errors.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(scans.PathOf("figures.json")));
    }

    [Theory]
    [InlineData("has no study 'nothing'", "--study", "nothing")]
    [InlineData("is a land of a known surface", "--level", "land")]
    [InlineData("There is no labels file", "--labels", "missing.csv")]
    public async Task What_cannot_be_evaluated_is_refused_in_a_sentence(string sentence, params string[] options)
    {
        using var scans = new MadeScans(firearms: 1, scans: 2);
        var errors = new StringWriter();
        int code = await CommandLine.RunAsync(["evaluate", scans.Folder, .. options], new StringWriter(), errors, TestContext.Current.CancellationToken);
        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains(sentence, errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Striated_marks_are_not_turned()
    {
        using var scans = new MadeScans(firearms: 1, scans: 2);
        await File.WriteAllTextAsync(
            scans.Labels, "file,study,exhibit,specimen,mark,firearm,land,surface\nf0-0.x3p,s,a,Bullet,LandEngravedArea,b,1,1\nf0-1.x3p,s,b,Bullet,LandEngravedArea,b,1,1\n",
            TestContext.Current.CancellationToken);
        var errors = new StringWriter();
        Assert.Equal(CommandLine.Failed, await CommandLine.RunAsync(
            ["evaluate", scans.Folder, "--protocol", "rotated"], new StringWriter(), errors, TestContext.Current.CancellationToken));
        Assert.Contains("The protocol rotated is for impressed marks", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_labelled_file_that_is_missing_stops_the_run_before_it_begins()
    {
        using var scans = new MadeScans(firearms: 1, scans: 2);
        File.Delete(scans.PathOf("f0-1.x3p"));
        var errors = new StringWriter();
        Assert.Equal(CommandLine.Failed, await CommandLine.RunAsync(["evaluate", scans.Folder], new StringWriter(), errors, TestContext.Current.CancellationToken));
        Assert.Contains("f0-1.x3p' is labelled and not there", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Real_breech_faces_of_three_slides_are_told_apart()
    {
        string folder = Path.GetDirectoryName(Ballistics.Tests.RealData.Path("labels.csv"))!;
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(folder, "labels.csv"), TestContext.Current.CancellationToken);
        using var place = new MadeScans(0, 0);
        await File.WriteAllLinesAsync(
            place.Labels, lines.Where((line, i) => i == 0 || line.Contains("Fadul 1-", StringComparison.Ordinal) || line.Contains("Fadul 5-", StringComparison.Ordinal) || line.Contains("Fadul 9-", StringComparison.Ordinal)),
            TestContext.Current.CancellationToken);
        var run = await CliProcess.RunAsync("evaluate", folder, "--labels", place.Labels, "--json", place.PathOf("figures.json"));
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        EvaluationFigures figures = EvaluationFigures.FromJson(await File.ReadAllTextAsync(place.PathOf("figures.json"), TestContext.Current.CancellationToken));
        Assert.Equal((3, 12, 1.0), (figures.KnownMatches, figures.KnownNonMatches, figures.Auc));
    }
}
