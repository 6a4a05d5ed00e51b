using Ballistics.Comparison;
using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;
using Ballistics.Search.Index;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ballistics.Search.Tests;

/// <summary>A data folder and a database of its own, on a real disk, removed afterwards.</summary>
internal sealed class TestStore : IDisposable
{
    private TestStore(EvidenceStore store, TestDatabase database) => (Store, Database) = (store, database);

    public EvidenceStore Store { get; private set; }

    public TestDatabase Database { get; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TestStore> OpenAsync(bool sqlite = false, ILogger? log = null)
    {
        var database = new TestDatabase(sqlite);
        return new(await EvidenceStore.OpenAsync(Directory.CreateTempSubdirectory("ballistics-store-").FullName, log, database.Connection, Cancellation), database);
    }

    /// <summary>Closes the data folder and opens it again, as a restart does.</summary>
    public async Task ReopenAsync()
    {
        Store.Dispose();
        Store = await EvidenceStore.OpenAsync(Store.Folder, null, Database.Connection, Cancellation);
    }

    /// <summary>Opens the index over the marks, as the service does.</summary>
    public Task<IndexedMarks> OpenIndexAsync(IMarkEmbedder? embedder = null) => Store.OpenIndexAsync(embedder ?? new TestEmbedder(), Cancellation);

    /// <summary>Has every row of the index in a segment on the disk, as after many uploads.</summary>
    public async Task SealAsync()
    {
        IReadOnlyList<Guid> marks = Store.Index!.Rows.Seal();
        await using EvidenceDb db = Store.OpenDb();
        await db.Vectors.Where(v => marks.Contains(v.MarkId)).ExecuteUpdateAsync(set => set.SetProperty(v => v.IsSealed, true), Cancellation);
    }

    /// <summary>An agency that has stated that it shares with everybody, unless other terms are named.</summary>
    public async Task<Agency> AddAgencyAsync(string name, string jurisdiction, Sharing? sharing = Sharing.All)
    {
        await using EvidenceDb db = Store.OpenDb();
        var agency = new Agency { Name = name, JurisdictionCode = jurisdiction };
        db.Agencies.Add(agency);
        if (sharing is { } stated)
            db.Terms.Add(SharingTerms.First(agency.Id, null, stated, Guid.Empty, "Stated for the test."));
        await db.SaveChangesAsync(Cancellation);
        return agency;
    }

    public async Task<Exhibit> AddExhibitAsync(Agency agency, string label, Sharing sharing = Sharing.All, SpecimenKind specimen = SpecimenKind.CartridgeCase, string? calibre = null)
    {
        await using EvidenceDb db = Store.OpenDb();
        var record = new CaseRecord { AgencyId = agency.Id, Reference = $"Case of {label}" };
        var exhibit = new Exhibit { CaseRecordId = record.Id, AgencyId = agency.Id, Label = label, Specimen = specimen, Calibre = calibre };
        db.AddRange(record, exhibit);
        if (sharing != Sharing.All)
            db.Terms.Add(SharingTerms.First(agency.Id, exhibit.Id, sharing, Guid.Empty, "Stated when the exhibit was entered."));
        await db.SaveChangesAsync(Cancellation);
        return exhibit;
    }

    public async Task<Mark> AddMarkAsync(Exhibit exhibit, byte[]? signature, MarkState state = MarkState.Ready)
    {
        await using EvidenceDb db = Store.OpenDb();
        var mark = new Mark
        {
            ExhibitId = exhibit.Id,
            Kind = MarkKind.BreechFaceImpression,
            Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Guid.NewGuid().ToByteArray())),
            Length = 1,
            FileName = "scan.x3p",
            Format = "X3P",
            Width = 200,
            Height = 200,
            ReceivedAt = DateTimeOffset.UtcNow,
            State = state,
            SignatureVersion = Signature.CurrentVersion,
        };
        if (signature is not null)
            mark.Signature = new MarkSignature { MarkId = mark.Id, Bytes = signature };
        db.Marks.Add(mark);
        await db.SaveChangesAsync(Cancellation);
        return mark;
    }

    /// <summary>Submits a search and runs the queue until it has ended.</summary>
    public async Task<SearchJob> CompleteAsync(SearchJobs jobs, SearchRequest request)
    {
        SearchJob job = (await jobs.SubmitAsync(request, Cancellation))!;
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task running = jobs.RunAsync(stopping.Token);
        while (job.State is SearchState.Queued or SearchState.Running)
        {
            await Task.Delay(20, Cancellation);
            await using EvidenceDb db = Store.OpenDb();
            job = await db.Searches.AsNoTracking().SingleAsync(s => s.Id == job.Id, Cancellation);
        }
        await stopping.CancelAsync();
        await running;
        return job;
    }

    /// <summary>An exhibit with one mark of a firearm.</summary>
    public async Task<Exhibit> AddMarkedExhibitAsync(Agency agency, string label, int firearm, double turn = 0, Sharing sharing = Sharing.All)
    {
        Exhibit exhibit = await AddExhibitAsync(agency, label, sharing);
        await AddMarkAsync(exhibit, TestMarks.Signature(firearm, turn));
        return exhibit;
    }

    public void Dispose()
    {
        Store.Dispose();
        Database.Dispose();
        Directory.Delete(Store.Folder, recursive: true);
    }
}
