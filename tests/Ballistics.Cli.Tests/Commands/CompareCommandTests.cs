using OpenCvSharp;

namespace Ballistics.Cli.Tests.Commands;

public sealed class CompareCommandTests
{
    [Fact]
    public async Task Every_step_is_drawn_once_for_each_mark_and_once_for_the_pair()
    {
        using var scans = new MadeScans(firearms: 1, scans: 2);
        string pictures = scans.PathOf("pictures");
        var run = await CliProcess.RunAsync("compare", scans.PathOf("f0-0.x3p"), scans.PathOf("f0-1.x3p"), "--out", pictures);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("score", run.Output, StringComparison.Ordinal);
        string[] names = [.. Directory.GetFiles(pictures).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        foreach (string name in new[] { "01-region-first.png", "01-region-second.png", "02-levelled-first.png", "06-filtered-second.png", "08-cells.png", "09-congruent-cells.png", "11-overlay.png" })
            Assert.Contains(name, names);
        foreach (string name in names)
            using (Mat picture = Cv2.ImRead(Path.Combine(pictures, name)))
                Assert.True(picture.Width >= 400 && picture.Height >= 200, name);
    }

    [Fact]
    public async Task Stopping_at_a_step_of_the_marks_neither_compares_nor_draws_what_follows()
    {
        using var scans = new MadeScans(firearms: 1, scans: 2);
        string pictures = scans.PathOf("pictures");
        var run = await CliProcess.RunAsync("compare", scans.PathOf("f0-0.x3p"), scans.PathOf("f0-1.x3p"), "--stop-at", "levelled", "--out", pictures);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("score", run.Output, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(pictures), path => Assert.True(string.CompareOrdinal(Path.GetFileName(path), "03") < 0, path));
    }

    [Fact]
    public async Task Stopping_without_saying_where_pictures_go_is_refused()
    {
        using var scans = new MadeScans(firearms: 1, scans: 2);
        var run = await CliProcess.RunAsync("compare", scans.PathOf("f0-0.x3p"), scans.PathOf("f0-1.x3p"), "--stop-at", "levelled");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("say where with --out", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_scan_is_refused_by_name()
    {
        using var scans = new MadeScans(firearms: 1, scans: 1);
        var run = await CliProcess.RunAsync("compare", scans.PathOf("f0-0.x3p"), scans.Labels);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error: ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }
}
