using Ballistics.Search.Audit;
using Ballistics.Search.Storage;
using Ballistics.Tests;

namespace Ballistics.Cli.Tests.Commands;

public sealed class AuditCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_exported_trail_verifies_and_a_changed_or_shortened_one_is_named_with_its_first_bad_entry()
    {
        using var database = new TestDatabase();
        string folder = Directory.CreateTempSubdirectory("ballistics-audit-").FullName, data = Path.Combine(folder, "data"), first = Path.Combine(folder, "first.audit"), second = Path.Combine(folder, "second.audit");
        string[] kept = database.Connection is { } connection ? ["--data", data, "--database", connection] : ["--data", data];
        string key = await EnterAsync(data, database, 3);
        // Each export is a reading of the trail, and stands in it.
        var export = await CliProcess.RunAsync(["audit", "export", first, .. kept]);
        Assert.Equal((0, ""), (export.ExitCode, export.Errors));
        Assert.Contains($"4 entries; the key is {key}.", export.Output, StringComparison.Ordinal);
        await EnterAsync(data, database, 2);
        await CliProcess.RunAsync(["audit", "export", second, .. kept]);

        var whole = await CliProcess.RunAsync("audit", "verify", second, "--key", key, "--earlier", first);
        Assert.Equal((0, ""), (whole.ExitCode, whole.Errors));
        Assert.Contains("7 entries of the network and 2 checkpoints are as they were signed", whole.Output, StringComparison.Ordinal);
        var shortened = await CliProcess.RunAsync("audit", "verify", first, "--earlier", second);
        Assert.Equal(1, shortened.ExitCode);
        Assert.Contains("entry 7", shortened.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await CliProcess.RunAsync("audit", "verify", first, "--key", new string('0', 64))).ExitCode);

        string text = await File.ReadAllTextAsync(second, Cancellation);
        int fifth = text.IndexOf("\"sequence\":5", StringComparison.Ordinal);
        await File.WriteAllTextAsync(second, text[..fifth] + text[fifth..].Replace("Auditor", "auditor", StringComparison.Ordinal), Cancellation);
        var changed = await CliProcess.RunAsync("audit", "verify", second);
        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("entry 5 (line 7): its hash is not that of its text", changed.Output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> EnterAsync(string data, TestDatabase database, int entries)
    {
        using EvidenceStore store = await EvidenceStore.OpenAsync(data, database: database.Connection, cancellation: Cancellation);
        await using EvidenceDb db = store.OpenDb();
        for (int i = 0; i < entries; i++)
            AuditTrail.Append(db, new AuditActor(null, "auditor-1", "Auditor"), AuditAction.AuditRead, new AuditSubject("ledger", Guid.NewGuid(), null));
        await db.SaveChangesAsync(Cancellation);
        return store.AuditKey.Id;
    }
}
