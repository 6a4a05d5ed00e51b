using System.Text.Json;
using Ballistics.Search.Audit;
using Ballistics.Search.Storage;

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

        var search = await CliProcess.RunAsync("search", scans.PathOf("f1-2.x3p"), "--purpose", "Homicide of 3 May", "--data", data, "--limit", "4", "--json", json);
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
    public async Task A_search_stands_in_the_trail_with_its_purpose_and_each_owner_is_told_whose_exhibit_it_showed()
    {
        using var scans = new MadeScans(firearms: 2, scans: 2);
        string data = scans.PathOf("data");
        await CliProcess.RunAsync("import", scans.Folder, "--data", data, "--agency", "Test lab", "--jurisdiction", "NL");

        var without = await CliProcess.RunAsync("search", scans.PathOf("f1-0.x3p"), "--data", data);
        Assert.Equal(1, without.ExitCode);
        Assert.Contains("--purpose", without.Errors, StringComparison.Ordinal);
        Assert.Equal(1, (await CliProcess.RunAsync("search", scans.PathOf("f1-0.x3p"), "--purpose", " ", "--data", data)).ExitCode);
        Assert.Equal(0, (await CliProcess.RunAsync("search", scans.PathOf("f1-0.x3p"), "--purpose", "Homicide of 3 May", "--data", data, "--limit", "3")).ExitCode);

        using EvidenceStore store = await EvidenceStore.OpenAsync(data, cancellation: TestContext.Current.CancellationToken);
        await using EvidenceDb db = store.OpenDb();
        Agency owner = db.Agencies.Single(agency => agency.Name == "Test lab");
        AuditEntry[] entries = [.. db.AuditEntries.OrderBy(entry => entry.Sequence)];
        AuditAction[] told = [.. entries.Where(entry => entry.LedgerId == AuditLedger.Network && entry.Text.Contains("\"purpose\":\"Homicide of 3 May\"", StringComparison.Ordinal)).Select(entry => entry.Action)];
        Assert.Equal([AuditAction.SearchSubmitted, AuditAction.SearchCompleted, .. Enumerable.Repeat(AuditAction.CandidatesRead, 3)], told);
        AuditEntry[] read = [.. entries.Where(entry => entry.LedgerId == owner.Id && entry.Action == AuditAction.CandidatesRead)];
        Assert.Equal(3, read.Select(entry => entry.SubjectId).Distinct().Count());
        Assert.All(read, entry => Assert.Contains("\"agency\":null,\"person\":null,\"role\":\"Operator\"", entry.Text, StringComparison.Ordinal));
        Assert.All(read, entry => Assert.Contains("\"purpose\":\"Homicide of 3 May\"", entry.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_very_file_is_named_as_such_when_it_is_in_the_collection()
    {
        using var scans = new MadeScans(firearms: 2, scans: 1);
        await CliProcess.RunAsync("import", scans.Folder, "--data", scans.PathOf("data"));
        var search = await CliProcess.RunAsync("search", scans.PathOf("f1-0.x3p"), "--purpose", "Homicide of 3 May", "--data", scans.PathOf("data"));
        Assert.Contains("F1-0 (Local agency, made): this very file", search.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_records_is_refused_and_not_made()
    {
        using var scans = new MadeScans(firearms: 1, scans: 1);
        var search = await CliProcess.RunAsync("search", scans.PathOf("f0-0.x3p"), "--purpose", "Homicide of 3 May", "--data", scans.PathOf("nowhere"));
        Assert.Equal(1, search.ExitCode);
        Assert.Contains("holds no records", search.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(scans.PathOf("nowhere")));
    }
}
