using System.Text;
using Ballistics.Search.Audit;

namespace Ballistics.Search.Tests.Audit;

public sealed class AuditVerifierTests
{
    private static readonly Guid s_agency = Guid.CreateVersion7();

    private static CancellationToken Cancellation => TestStore.Cancellation;

    [Fact]
    public async Task Each_of_a_thousand_random_changes_of_one_byte_is_found()
    {
        byte[] file = await ExportAsync(25);
        var random = new Random(20261125);
        for (int trial = 0; trial < 1000; trial++)
        {
            byte[] changed = [.. file];
            int at = random.Next(changed.Length);
            changed[at] ^= (byte)random.Next(1, 256);
            AuditFault? fault = Verify(changed).Fault;
            Assert.True(fault is not null, $"the byte at {at} was changed to {changed[at]} unnoticed");
        }
    }

    [Fact]
    public async Task Every_byte_of_a_file_counts_whatever_stands_there()
    {
        byte[] file = await ExportAsync(3);
        for (int at = 0; at < file.Length; at++)
            foreach (byte other in new[] { (byte)' ', (byte)'\n', (byte)'\r', (byte)'0', (byte)(file[at] ^ 0x20), (byte)(file[at] + 1) })
                if (other != file[at])
                {
                    byte[] changed = [.. file];
                    changed[at] = other;
                    Assert.True(Verify(changed).Fault is not null, $"the byte at {at} was changed to {other} unnoticed");
                }
    }

    [Fact]
    public async Task A_byte_that_is_added_or_taken_anywhere_is_found()
    {
        byte[] file = await ExportAsync(3);
        for (int at = 0; at <= file.Length; at++)
        {
            foreach (byte added in " \n\r0"u8)
                Assert.NotNull(Verify([.. file[..at], added, .. file[at..]]).Fault);
            if (at < file.Length)
                Assert.NotNull(Verify([.. file[..at], .. file[(at + 1)..]]).Fault);
        }
    }

    [Fact]
    public async Task The_first_bad_entry_is_named_with_what_is_wrong()
    {
        byte[] file = await ExportAsync(9);
        string[] lines = Lines(file);
        int fifth = Array.FindIndex(lines, line => line.Contains("\"sequence\":5,", StringComparison.Ordinal));

        AssertFault(5, "one of them was changed", [.. lines[..fifth], lines[fifth].Replace("Examiner", "Examined", StringComparison.Ordinal), .. lines[(fifth + 1)..]]);
        AssertFault(5, "entry 6 stands in its place", [.. lines[..fifth], .. lines[(fifth + 1)..]]);
        AssertFault(5, "entry 6 stands in its place", [.. lines[..fifth], lines[fifth + 1], lines[fifth], .. lines[(fifth + 2)..]]);
        AssertFault(6, "entry 5 stands in its place", [.. lines[..(fifth + 1)], lines[fifth], .. lines[(fifth + 1)..]]);
        Assert.Equal(4, Verify(Join([.. lines[..fifth], .. lines[(fifth + 1)..]])).Entries);
    }

    [Fact]
    public async Task An_entry_that_was_written_anew_with_a_fitting_hash_is_found_by_the_next()
    {
        byte[] file = await ExportAsync(9);
        string[] lines = Lines(file);
        int fifth = Array.FindIndex(lines, line => line.Contains("\"sequence\":5,", StringComparison.Ordinal));
        string text = lines[fifth][AuditFile.EntryStart.Length..^(AuditFile.HashWord.Length + 64 + AuditFile.Close.Length)].Replace("examiner-1", "examiner-2", StringComparison.Ordinal);
        lines[fifth] = AuditFile.Entry(text, AuditText.Hash(text)).TrimEnd('\n');

        AssertFault(6, "does not follow", lines);
    }

    [Fact]
    public async Task A_whole_chain_that_was_written_anew_is_found_by_its_checkpoints()
    {
        byte[] file = await ExportAsync(9);
        string previous = AuditText.NoHash;
        string[] lines = [.. Lines(file).Select(line =>
        {
            if (!line.StartsWith(AuditFile.EntryStart, StringComparison.Ordinal))
                return line;
            string text = line[AuditFile.EntryStart.Length..^(AuditFile.HashWord.Length + 64 + AuditFile.Close.Length)].Replace("examiner-1", "examiner-2", StringComparison.Ordinal);
            int at = text.IndexOf("\"previous\":\"", StringComparison.Ordinal) + 12;
            text = text[..at] + previous + text[(at + 64)..];
            previous = AuditText.Hash(text);
            return AuditFile.Entry(text, previous).TrimEnd('\n');
        })];

        AuditFault fault = Assert.IsType<AuditFault>(Verify(Join(lines)).Fault);
        Assert.Contains("the checkpoint after entry 9 was signed under other entries", fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_cut_off_anywhere_is_found()
    {
        byte[] file = await ExportAsync(9);
        for (int length = 0; length < file.Length; length++)
            Assert.NotNull(Verify(file[..length]).Fault);
        string[] lines = Lines(file);
        AuditFault fault = Assert.IsType<AuditFault>(Verify(Join(lines[..^1])).Fault);
        Assert.Contains("cut off", fault.What, StringComparison.Ordinal);
        Assert.NotNull(Verify(Join([.. lines[..5], lines[^1]])).Fault);
    }

    [Fact]
    public async Task A_ledger_that_lost_entries_or_changed_since_an_earlier_export_is_found_by_that_export()
    {
        using TestStore longer = await TestStore.OpenAsync(), other = await TestStore.OpenAsync();
        IReadOnlyDictionary<long, string> earlier = Verify(await ExportAsync(longer, 5)).Checkpoints;
        IReadOnlyDictionary<long, string> later = Verify(await ExportAsync(longer, 4)).Checkpoints;

        Assert.Null(Verify(await ExportAsync(longer, 1), earlier).Fault);
        AuditFault shorter = Assert.IsType<AuditFault>(Verify(await ExportAsync(other, 3), earlier).Fault);
        Assert.Equal((5, true), (shorter.Sequence, shorter.What.Contains("signed 5 entries and this one has 3", StringComparison.Ordinal)));
        AuditFault replaced = Assert.IsType<AuditFault>(Verify(await ExportAsync(other, 9), later).Fault);
        Assert.Equal((5, true), (replaced.Sequence, replaced.What.Contains("signed another entry in its place", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_signed_by_another_key_says_which_key_it_was()
    {
        using TestStore mine = await TestStore.OpenAsync(), other = await TestStore.OpenAsync();
        AuditVerification verification = Verify(await ExportAsync(other, 2));
        Assert.Null(verification.Fault);
        Assert.Equal(other.Store.AuditKey.Id, verification.KeyId);
        Assert.NotEqual(mine.Store.AuditKey.Id, verification.KeyId);
    }

    private static async Task<byte[]> ExportAsync(int entries)
    {
        using TestStore store = await TestStore.OpenAsync();
        return await ExportAsync(store, entries);
    }

    private static async Task<byte[]> ExportAsync(TestStore store, int entries)
    {
        for (int i = 0; i < entries; i++)
            await AuditTrailTests.ReadAsync(store.Store, s_agency, i % 2 == 0 ? Guid.CreateVersion7() : null, "Theft of 3 May");
        using var file = new MemoryStream();
        await AuditExport.WriteAsync(store.Store, s_agency, file, Cancellation);
        Assert.Null(Verify(file.ToArray()).Fault);
        return file.ToArray();
    }

    private static AuditVerification Verify(byte[] file, IReadOnlyDictionary<long, string>? earlier = null)
    {
        using var stream = new MemoryStream(file);
        return AuditVerifier.Verify(stream, earlier);
    }

    private static void AssertFault(long sequence, string what, string[] lines)
    {
        AuditFault fault = Assert.IsType<AuditFault>(Verify(Join(lines)).Fault);
        Assert.Equal(sequence, fault.Sequence);
        Assert.Contains(what, fault.What, StringComparison.Ordinal);
    }

    private static string[] Lines(byte[] file) => Encoding.ASCII.GetString(file).Split('\n')[..^1];

    private static byte[] Join(string[] lines) => Encoding.ASCII.GetBytes(string.Concat(lines.Select(line => line + "\n")));
}
