using System.Text.Json;
using Ballistics.Search.Audit;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Tests.Audit;

public sealed class AuditTrailTests
{
    private static readonly Guid s_reader = Guid.CreateVersion7(), s_owner = Guid.CreateVersion7();

    private static CancellationToken Cancellation => TestStore.Cancellation;

    [Fact]
    public async Task An_entry_stands_in_the_ledgers_of_both_agencies_and_of_the_network_and_in_no_other()
    {
        using TestStore store = await TestStore.OpenAsync();
        await ReadAsync(store.Store, s_reader, s_owner, "Theft of 3 May");
        await ReadAsync(store.Store, Guid.CreateVersion7(), null, null);

        Assert.Equal(1, (await ExportAsync(store.Store, s_reader)).Entries);
        Assert.Equal(1, (await ExportAsync(store.Store, s_owner)).Entries);
        Assert.Equal(2, (await ExportAsync(store.Store, AuditLedger.Network)).Entries);
        Assert.Equal(0, (await ExportAsync(store.Store, Guid.CreateVersion7())).Entries);
    }

    [Fact]
    public async Task The_owner_is_told_the_agency_and_the_purpose_and_neither_the_person_nor_the_details()
    {
        using TestStore store = await TestStore.OpenAsync();
        await ReadAsync(store.Store, s_reader, s_owner, "Theft of 3 May");

        JsonElement own = Assert.Single(await TextsAsync(store.Store, s_reader)), owner = Assert.Single(await TextsAsync(store.Store, s_owner));
        Assert.Equal("examiner-1", own.GetProperty("person").GetString());
        Assert.Equal(7, own.GetProperty("details").GetProperty("rank").GetInt32());
        Assert.Equal(s_reader, owner.GetProperty("agency").GetGuid());
        Assert.Equal("Theft of 3 May", owner.GetProperty("purpose").GetString());
        Assert.Equal(JsonValueKind.Null, owner.GetProperty("person").ValueKind);
        Assert.Equal(JsonValueKind.Null, owner.GetProperty("details").ValueKind);
    }

    [Fact]
    public async Task An_entry_stands_or_falls_with_its_change()
    {
        using TestStore store = await TestStore.OpenAsync();
        Agency agency = await store.AddAgencyAsync("Suva", "FJ");
        await using (EvidenceDb db = store.Store.OpenDb())
        {
            db.Agencies.Add(new Agency { Name = "Suva", JurisdictionCode = "FJ" });
            AuditTrail.Append(db, Actor(s_reader), AuditAction.Entered, new AuditSubject("agency", agency.Id, null));
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));
        }
        await using (EvidenceDb db = store.Store.OpenDb())
        await using (var transaction = await db.Database.BeginTransactionAsync(Cancellation))
        {
            AuditTrail.Append(db, Actor(s_reader), AuditAction.Entered, new AuditSubject("agency", agency.Id, null));
            await db.SaveChangesAsync(Cancellation);
            await transaction.RollbackAsync(Cancellation);
        }

        Assert.Equal(0, (await ExportAsync(store.Store, AuditLedger.Network)).Entries);
    }

    [Fact]
    public async Task Many_writers_at_once_leave_one_chain_without_gaps()
    {
        using TestStore store = await TestStore.OpenAsync();
        Guid[] agencies = [.. Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7())];
        await Parallel.ForEachAsync(Enumerable.Range(0, 80), Cancellation, async (i, _) =>
            await ReadAsync(store.Store, agencies[i % 4], agencies[(i + 1) % 4], "Load"));

        AuditVerification network = await ExportAsync(store.Store, AuditLedger.Network);
        Assert.Null(network.Fault);
        Assert.Equal(80, network.Entries);
        foreach (Guid agency in agencies)
            Assert.Equal((null, 40L), ((await ExportAsync(store.Store, agency)) is var ledger ? ledger.Fault : null, ledger.Entries));
    }

    [Theory]
    [InlineData("UPDATE \"AuditEntries\" SET \"Text\" = 'x'")]
    [InlineData("DELETE FROM \"AuditEntries\"")]
    [InlineData("UPDATE \"AuditCheckpoints\" SET \"Text\" = 'x'")]
    [InlineData("DELETE FROM \"AuditCheckpoints\"")]
    public async Task The_database_itself_refuses_to_change_or_remove_an_entry(string statement)
    {
        using TestStore store = await TestStore.OpenAsync();
        await ReadAsync(store.Store, s_reader, s_owner, null);
        await AuditSigning.SignGrownAsync(store.Store, Cancellation);

        await using EvidenceDb db = store.Store.OpenDb();
        Exception refusal = await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync(statement, Cancellation));
        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
        Assert.Null((await ExportAsync(store.Store, AuditLedger.Network)).Fault);
    }

    [Fact]
    public async Task A_ledger_goes_on_where_it_stood_and_is_signed_by_the_same_key_after_a_restart()
    {
        using TestStore store = await TestStore.OpenAsync();
        await ReadAsync(store.Store, s_reader, s_owner, null);
        AuditVerification before = await ExportAsync(store.Store, s_reader);
        await store.ReopenAsync();
        await ReadAsync(store.Store, s_reader, s_owner, null);
        AuditVerification after = await ExportAsync(store.Store, s_reader);

        Assert.Equal((null, 2L), (after.Fault, after.Entries));
        Assert.Equal(before.KeyId, after.KeyId);
        Assert.Equal([1, 2], after.Checkpoints.Keys.Order());
    }

    internal static AuditActor Actor(Guid agency) => new(agency, "examiner-1", "Examiner");

    internal static async Task ReadAsync(EvidenceStore store, Guid reader, Guid? owner, string? purpose)
    {
        await using EvidenceDb db = store.OpenDb();
        AuditTrail.Append(db, Actor(reader), AuditAction.ExhibitRead, new AuditSubject("exhibit", Guid.CreateVersion7(), owner), purpose, new { rank = 7, reason = "Größe \"<>" });
        await db.SaveChangesAsync(Cancellation);
    }

    private static async Task<AuditVerification> ExportAsync(EvidenceStore store, Guid ledger)
    {
        using var file = new MemoryStream();
        await AuditExport.WriteAsync(store, ledger, file, Cancellation);
        file.Position = 0;
        return AuditVerifier.Verify(file);
    }

    private static async Task<JsonElement[]> TextsAsync(EvidenceStore store, Guid ledger)
    {
        using var file = new MemoryStream();
        await AuditExport.WriteAsync(store, ledger, file, Cancellation);
        file.Position = 0;
        var texts = new List<JsonElement>();
        AuditVerifier.Verify(file, null, text => texts.Add(JsonElement.Parse(text)));
        return [.. texts];
    }
}
