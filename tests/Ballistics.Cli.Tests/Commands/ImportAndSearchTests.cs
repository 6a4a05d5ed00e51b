using System.Text.Json;

namespace Ballistics.Cli.Tests.Commands;

public sealed class ImportAndSearchTests
{
    [Fact]
    public async Task What_was_imported_is_found_with_a_file_that_was_not()
    {
        using var scans = new MadeScans(firearms: 3, scans: 3);
        string data = scans.PathOf("data"), some = scans.PathOf("some.csv"), json = scans.PathOf("candidates.json");
        await File.WriteAllLinesAsync(
            some, (await File.ReadAllLinesAsync(scans.Labels, TestContext.Current.CancellationToken)).Where(line => !line.StartsWith("f1-2", StringComparison.Ordinal)),
            TestContext.Current.CancellationToken);

        var import = await CliProcess.RunAsync("import", scans.Folder, "--labels", some, "--data", data, "--agency", "Test lab", "--jurisdiction", "NL");
        Assert.Equal((0, ""), (import.ExitCode, import.Errors));
        Assert.Contains("8 scans added, 0 there from before, 0 refused", import.Output, StringComparison.Ordinal);
        var again = await CliProcess.RunAsync("import", scans.Folder, "--labels", some, "--data", data, "--agency", "Test lab", "--jurisdiction", "NL");
        Assert.Contains("0 scans added, 8 there from before", again.Output, StringComparison.Ordinal);

        var search = await CliProcess.RunAsync("search", scans.PathOf("f1-2.x3p"), "--data", data, "--limit", "4", "--json", json);
        Assert.Equal((0, ""), (search.ExitCode, search.Errors));
        using JsonDocument list = JsonDocument.Parse(await File.ReadAllTextAsync(json, TestContext.Current.CancellationToken));
        JsonElement[] candidates = [.. list.RootElement.GetProperty("candidates").EnumerateArray()];
        Assert.Equal(8, list.RootElement.GetProperty("eligible").GetInt32());
        Assert.Equal(["F1-0", "F1-1"], candidates.Take(2).Select(candidate => candidate.GetProperty("label").GetString()).Order());
        Assert.All(candidates, candidate => Assert.False(candidate.GetProperty("isThisVeryFile").GetBoolean()));
        Assert.Equal(4, candidates.Length);
        Assert.DoesNotContain("match", search.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_very_file_is_named_as_such_when_it_is_in_the_collection()
    {
        using var scans = new MadeScans(firearms: 2, scans: 1);
        await CliProcess.RunAsync("import", scans.Folder, "--data", scans.PathOf("data"));
        var search = await CliProcess.RunAsync("search", scans.PathOf("f1-0.x3p"), "--data", scans.PathOf("data"));
        Assert.Contains("F1-0 (Local agency, made): this very file", search.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_records_is_refused_and_not_made()
    {
        using var scans = new MadeScans(firearms: 1, scans: 1);
        var search = await CliProcess.RunAsync("search", scans.PathOf("f0-0.x3p"), "--data", scans.PathOf("nowhere"));
        Assert.Equal(1, search.ExitCode);
        Assert.Contains("holds no records", search.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(scans.PathOf("nowhere")));
    }
}
