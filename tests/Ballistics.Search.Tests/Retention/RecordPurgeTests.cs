using System.Text;
using System.Text.Json;
using Ballistics.Evidence;
using Ballistics.Search.Audit;
using Ballistics.Search.Casework;
using Ballistics.Search.Intake;
using Ballistics.Search.Retention;
using Ballistics.Search.Storage;
using Ballistics.Tests;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Tests.Retention;

public sealed class RecordPurgeTests
{
    private const string Needle = "Kolibri-7Q4";

    private static readonly byte[] s_one = TestScans.BreechFace(1), s_two = TestScans.BreechFace(2);

    private static CancellationToken Cancellation => TestStore.Cancellation;

    [Fact]
    public async Task A_purge_leaves_nothing_of_a_record_but_a_certificate_that_verifies()
    {
        using TestStore store = await TestStore.OpenAsync(sqlite: true);
        Agency agency = await store.AddAgencyAsync("Suva", "FJ");
        (Exhibit purged, Mark mark, Mark shared, Exhibit other) = await EnterAsync(store, agency);
        await ListAsync(store, agency, other, purged);
        await ListAsync(store, agency, purged, other);
        var cache = new Cache();

        PurgeRecord purge = Assert.IsType<PurgeRecord>(await new RecordPurge(store.Store, [cache]).RunAsync(purged.Id, Actor(agency), "Acquittal", Cancellation));

        Assert.Equal(new[] { mark.Id, shared.Id }.Order(), cache.Forgotten.Order());
        Assert.False(store.Store.Originals.Contains(mark.Sha256));
        Assert.True(store.Store.Originals.Contains(shared.Sha256));
        await using (EvidenceDb db = store.Store.OpenDb())
        {
            Assert.Empty(await db.Marks.Where(m => m.ExhibitId == purged.Id).ToListAsync(Cancellation));
            Assert.Single(await db.Signatures.ToListAsync(Cancellation));
            Assert.Empty(await db.Candidates.ToListAsync(Cancellation));
            Assert.Equal([other.Id], await db.Exhibits.Select(e => e.Id).ToListAsync(Cancellation));
            Assert.Equal([other.Id], await db.Searches.Select(s => s.ProbeExhibitId).ToListAsync(Cancellation));
        }
        (string? text, string key, string? problem) = SignedText.Read(RecordPurge.Format, purge.Certificate!);
        Assert.Equal((null, store.Store.AuditKey.Id), (problem, key));
        JsonElement certificate = JsonElement.Parse(text!);
        Assert.Equal("Acquittal", certificate.GetProperty("reason").GetString());
        Assert.Equal(2, certificate.GetProperty("candidates").GetInt32());
        Assert.Equal(
            new[] { (mark.Sha256, true), (shared.Sha256, false) }.Order(),
            certificate.GetProperty("marks").EnumerateArray().Select(m => (m.GetProperty("original").GetString()!, m.GetProperty("originalRemoved").GetBoolean())).Order());
        Assert.DoesNotContain(Needle, purge.Certificate!, StringComparison.Ordinal);
        await AssertTrailAsync(store);
    }

    [Fact]
    public async Task No_row_of_any_table_names_a_purged_exhibit_but_the_purge_the_trail_and_the_note_of_changed_scopes()
    {
        using TestStore store = await TestStore.OpenAsync(sqlite: true);
        Agency agency = await store.AddAgencyAsync("Suva", "FJ"), kenya = await store.AddAgencyAsync("Nairobi", "KE");
        (Exhibit purged, Mark mark, _, _) = await EnterAsync(store, agency);
        Exhibit abroad = await store.AddExhibitAsync(kenya, "Abroad");
        await LinkAsync(store, agency, purged, kenya, abroad);
        Assert.NotEmpty(await NamingAsync(store, purged.Id));

        PurgeRecord? purge = await new RecordPurge(store.Store, []).RunAsync(purged.Id, Actor(agency), "Acquittal", Cancellation);

        Assert.Equal(["AuditEntries", "Purges", "ScopeChanges"], await NamingAsync(store, purged.Id));
        Assert.Equal(["AuditEntries", "Purges"], await NamingAsync(store, mark.Id));
        JsonElement body = JsonElement.Parse(SignedText.Read(RecordPurge.Format, purge!.Certificate!).Text!);
        Assert.Equal((2, 1, 1), (body.GetProperty("searches").GetInt32(), body.GetProperty("leads").GetInt32(), body.GetProperty("requests").GetInt32()));
        await using EvidenceDb db = store.Store.OpenDb();
        // The other party of the hit is told that it is gone, and its own search still stands.
        Assert.Equal(Search.Alerts.AlertKind.LeadRemoved, (await db.Alerts.SingleAsync(a => a.AgencyId == kenya.Id, Cancellation)).Kind);
        Assert.Equal(kenya.Id, (await db.Searches.SingleAsync(Cancellation)).RequestingAgencyId);
        Assert.Single(await db.RecoveredFirearms.ToListAsync(Cancellation));
    }

    // Everything that can hang on an exhibit: terms, a firearm, searches of both kinds, a standing search, a hit, a request for detail.
    private static async Task LinkAsync(TestStore store, Agency agency, Exhibit purged, Agency kenya, Exhibit abroad)
    {
        await using EvidenceDb db = store.Store.OpenDb();
        var firearm = new RecoveredFirearm { AgencyId = agency.Id, Reference = "F", RecoveryCountryCode = "FJ" };
        SharingTerms terms = SharingTerms.First(agency.Id, purged.Id, Sharing.All, Guid.Empty, "Shared");
        db.AddRange(firearm, terms);
        await db.SaveChangesAsync(Cancellation);
        await db.Exhibits.Where(e => e.Id == purged.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.RecoveredFirearmId, firearm.Id), Cancellation);
        SearchJob Job(Agency of, Exhibit probe, params Guid[] further) => new() { ProbeExhibitId = probe.Id, FurtherTestFires = [.. further], RequestingAgencyId = of.Id, ListLength = 1, CreatedAt = Instant.Now, State = SearchState.Completed, ComparedExhibits = purged.Id.ToByteArray(bigEndian: true) };
        SearchJob with = Job(agency, purged), further = Job(agency, await db.Exhibits.SingleAsync(e => e.Label == "Other", Cancellation), purged.Id), found = Job(kenya, abroad);
        var lead = new Lead { AgencyId = kenya.Id, CandidateAgencyId = agency.Id, ProbeExhibitId = abroad.Id, CandidateExhibitId = purged.Id, SearchJobId = found.Id, OpenedAt = Instant.Now, DueAt = Instant.Now, ChangedAt = Instant.Now, Version = 1, State = LeadState.Hit };
        lead.Events.Add(LeadEvent.Of(lead.Id, 1, new LeadStep(LeadAction.Open, Guid.NewGuid(), kenya.Id, "Alike"), Instant.Now));
        var standing = new StandingSearch { ExhibitId = abroad.Id, AgencyId = kenya.Id, CreatedAt = Instant.Now };
        var request = new DetailRequest { ExhibitId = purged.Id, OwnerAgencyId = agency.Id, RequestingAgencyId = kenya.Id, Wanted = ReleaseLevel.Full, AskedAt = Instant.Now, DueAt = Instant.Now, State = DetailRequestState.Asked, TermsId = terms.Id };
        db.AddRange(with, further, found, lead, standing, request, new StandingSearch { ExhibitId = purged.Id, AgencyId = agency.Id, CreatedAt = Instant.Now });
        db.Candidates.Add(new StoredCandidate { SearchJobId = found.Id, Rank = 1, ExhibitId = purged.Id, Score = 1, Comparison = "{}" });
        db.StandingCandidates.Add(new StandingCandidate { StandingSearchId = standing.Id, ExhibitId = purged.Id, Score = 1, Comparison = "{}", FoundAt = Instant.Now, IsNew = true });
        await db.SaveChangesAsync(Cancellation);
    }

    // Every column of every table, text and bytes, searched for an id as it may be written.
    private static async Task<string[]> NamingAsync(TestStore store, Guid id)
    {
        await using EvidenceDb db = store.Store.OpenDb();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync(Cancellation);
        var tables = new List<string>();
        foreach (string table in await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table'").ToListAsync(Cancellation))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync(Cancellation);
            bool names = false;
            while (await rows.ReadAsync(Cancellation))
                for (int i = 0; i < rows.FieldCount; i++)
                    names |= rows.GetValue(i) switch
                    {
                        string text => text.Contains($"{id}", StringComparison.OrdinalIgnoreCase),
                        byte[] bytes => bytes.AsSpan().IndexOf(id.ToByteArray(bigEndian: true)) >= 0,
                        _ => false,
                    };
            if (names)
                tables.Add(table);
        }
        return [.. tables.Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task The_files_of_the_database_hold_nothing_of_the_record_afterwards()
    {
        using TestStore store = await TestStore.OpenAsync(sqlite: true);
        Agency agency = await store.AddAgencyAsync("Suva", "FJ");
        (Exhibit purged, _, _, _) = await EnterAsync(store, agency);
        Assert.True(await HoldsNeedleAsync(store));

        await new RecordPurge(store.Store, []).RunAsync(purged.Id, Actor(agency), "Acquittal", Cancellation);

        Assert.False(await HoldsNeedleAsync(store));
    }

    [Fact]
    public async Task A_purge_that_was_interrupted_goes_on_at_the_next_start_and_purging_again_changes_nothing()
    {
        using TestStore store = await TestStore.OpenAsync();
        Agency agency = await store.AddAgencyAsync("Suva", "FJ");
        (Exhibit purged, Mark mark, _, _) = await EnterAsync(store, agency);
        await Assert.ThrowsAsync<IOException>(() => new RecordPurge(store.Store, [new Cache { Fails = true }]).RunAsync(purged.Id, Actor(agency), "Acquittal", Cancellation));
        Assert.True(store.Store.Originals.Contains(mark.Sha256));

        await store.ReopenAsync();
        var cache = new Cache();
        Assert.Equal(1, await new RecordPurge(store.Store, [cache]).ResumeAsync(Cancellation));

        Assert.False(store.Store.Originals.Contains(mark.Sha256));
        Assert.Equal(2, cache.Forgotten.Count);
        var purge = new RecordPurge(store.Store, []);
        PurgeRecord again = Assert.IsType<PurgeRecord>(await purge.RunAsync(purged.Id, Actor(agency), "Another reason", Cancellation));
        Assert.Contains("Acquittal", again.Certificate!, StringComparison.Ordinal);
        Assert.Equal(0, await purge.ResumeAsync(Cancellation));
        Assert.Null(await purge.RunAsync(Guid.CreateVersion7(), Actor(agency), "Acquittal", Cancellation));
    }

    [Fact]
    public async Task A_purged_exhibit_takes_no_scan_any_more()
    {
        using TestStore store = await TestStore.OpenAsync();
        Agency agency = await store.AddAgencyAsync("Suva", "FJ");
        (Exhibit purged, _, _, _) = await EnterAsync(store, agency);
        await new RecordPurge(store.Store, []).RunAsync(purged.Id, Actor(agency), "Acquittal", Cancellation);

        SubmissionRefusedException refusal = await Assert.ThrowsAsync<SubmissionRefusedException>(() => UploadAsync(store, purged, 1));
        Assert.Equal(SubmissionProblem.UnknownExhibit, refusal.Problem);
    }

    [Fact]
    public async Task Every_byte_of_a_certificate_counts()
    {
        using TestStore store = await TestStore.OpenAsync();
        Agency agency = await store.AddAgencyAsync("Suva", "FJ");
        Exhibit exhibit = await store.AddExhibitAsync(agency, "1");
        PurgeRecord? purge = await new RecordPurge(store.Store, []).RunAsync(exhibit.Id, Actor(agency), "Acquittal", Cancellation);
        string line = purge!.Certificate!;
        for (int at = 0; at < line.Length; at++)
            Assert.NotNull(SignedText.Read(RecordPurge.Format, line[..at] + (char)(line[at] ^ 1) + line[(at + 1)..]).Problem);
        Assert.NotNull(SignedText.Read("another kind", line).Problem);
    }

    [Fact]
    public async Task The_owner_is_told_once_when_a_review_date_has_come_and_again_after_another()
    {
        using TestStore store = await TestStore.OpenAsync();
        Agency agency = await store.AddAgencyAsync("Suva", "FJ");
        Exhibit exhibit = await store.AddExhibitAsync(agency, "1");
        DateTimeOffset now = DateTimeOffset.UtcNow;
        Assert.Equal(0, await ReviewClock.RunAsync(store.Store, now, Cancellation));
        Assert.Equal(1, await ReviewClock.RunAsync(store.Store, now + Limits.ReviewTerm + TimeSpan.FromDays(1), Cancellation));
        Assert.Equal(0, await ReviewClock.RunAsync(store.Store, now + Limits.ReviewTerm + TimeSpan.FromDays(2), Cancellation));
        await using (EvidenceDb db = store.Store.OpenDb())
        {
            await ReviewClock.SetAsync(db, exhibit, now + TimeSpan.FromDays(10), "Appeal pending", Guid.CreateVersion7(), Actor(agency), Cancellation);
            await db.SaveChangesAsync(Cancellation);
        }
        Assert.Equal(1, await ReviewClock.RunAsync(store.Store, now + TimeSpan.FromDays(11), Cancellation));
        await using EvidenceDb after = store.Store.OpenDb();
        Assert.Equal([1, 2], await after.Alerts.Where(a => a.AgencyId == agency.Id).OrderBy(a => a.Sequence).Select(a => a.Sequence).ToListAsync(Cancellation));
        Assert.True(await after.Exhibits.AnyAsync(e => e.Id == exhibit.Id, Cancellation));
    }

    private static AuditActor Actor(Agency agency) => new(agency.Id, "administrator-1", "AgencyAdministrator");

    private static async Task<(Exhibit Purged, Mark Mark, Mark Shared, Exhibit Other)> EnterAsync(TestStore store, Agency agency)
    {
        Exhibit other = await store.AddExhibitAsync(agency, "Other"), purged;
        await using (EvidenceDb db = store.Store.OpenDb())
        {
            // In the other's case record: what is purged is the exhibit, not the case.
            purged = new Exhibit { CaseRecordId = other.CaseRecordId, AgencyId = agency.Id, Label = Needle, Specimen = SpecimenKind.CartridgeCase, Firearm = $"Pistol {Needle}" };
            db.Exhibits.Add(purged);
            await db.SaveChangesAsync(Cancellation);
        }
        Mark mark = await UploadAsync(store, purged, 1), shared = await UploadAsync(store, purged, 2);
        await UploadAsync(store, other, 2);
        return (purged, mark, shared, other);
    }

    private static async Task<Mark> UploadAsync(TestStore store, Exhibit exhibit, int firearm)
    {
        using var workers = new ScanWorkers(1);
        using var scan = new MemoryStream(firearm == 1 ? s_one : s_two);
        return await new MarkIntake(store.Store, workers).TakeInAsync(new MarkSubmission(exhibit.Id, MarkKind.BreechFaceImpression, $"{exhibit.Label}.x3p"), scan, Cancellation);
    }

    private static async Task ListAsync(TestStore store, Agency agency, Exhibit probe, Exhibit candidate)
    {
        await using EvidenceDb db = store.Store.OpenDb();
        var search = new SearchJob { ProbeExhibitId = probe.Id, RequestingAgencyId = agency.Id, ListLength = 1, CreatedAt = DateTimeOffset.UtcNow, State = SearchState.Completed };
        db.Searches.Add(search);
        db.Candidates.Add(new StoredCandidate { SearchJobId = search.Id, Rank = 1, ExhibitId = candidate.Id, Score = 1, Comparison = "{}" });
        await db.SaveChangesAsync(Cancellation);
    }

    private static async Task AssertTrailAsync(TestStore store)
    {
        using var file = new MemoryStream();
        await AuditExport.WriteAsync(store.Store, AuditLedger.Network, file, Cancellation);
        file.Position = 0;
        AuditVerification trail = AuditVerifier.Verify(file);
        Assert.Equal((null, 2L), (trail.Fault, trail.Entries));
        Assert.DoesNotContain(Needle, Encoding.ASCII.GetString(file.ToArray()), StringComparison.Ordinal);
    }

    private static async Task<bool> HoldsNeedleAsync(TestStore store)
    {
        foreach (string path in Directory.GetFiles(store.Store.Folder, "evidence.db*"))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, Cancellation);
            if (bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Needle)) >= 0)
                return true;
        }
        return false;
    }

    private sealed class Cache : IMarkCache
    {
        public bool Fails { get; init; }

        public List<Guid> Forgotten { get; } = [];

        public Task ForgetAsync(IReadOnlyCollection<Guid> marks, CancellationToken cancellation)
        {
            if (Fails)
                throw new IOException("The disk is gone.");
            Forgotten.AddRange(marks);
            return Task.CompletedTask;
        }
    }
}
