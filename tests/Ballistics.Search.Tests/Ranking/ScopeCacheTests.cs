using Ballistics.Evidence;
using Ballistics.Search.Index;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Search.Tests.Index;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Tests.Ranking;

public sealed class ScopeCacheTests
{
    private const int Steps = 60;
    private static readonly IndexPartition s_partition = IndexPartition.Of(MarkKind.BreechFaceImpression, null);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_kept_scope_is_what_the_query_finds_whatever_has_changed_in_between(int seed)
    {
        using TestStore test = await TestStore.OpenAsync();
        await (await test.OpenIndexAsync()).Ready;
        IReadOnlyList<object> records = RandomSharing.Records.Array[6].Single()[seed];
        await using (EvidenceDb db = test.Store.OpenDb())
        {
            db.AddRange(records);
            await db.SaveChangesAsync(TestStore.Cancellation);
        }
        var random = new Random(seed);
        Agency[] agencies = [.. records.OfType<Agency>()];
        Exhibit[] exhibits = [.. records.OfType<Exhibit>()];
        foreach (Exhibit exhibit in exhibits.Where(_ => random.Next(3) > 0))
            await test.AddMarkAsync(exhibit, null);
        DateTimeOffset now = RandomSharing.Now;
        await CheckAsync(test, agencies, now);
        for (int step = 0; step < Steps; step++)
        {
            Exhibit exhibit = exhibits[random.Next(exhibits.Length)];
            now = random.Next(6) == 0 ? now.AddHours(random.Next(1, 20)) : now.AddSeconds(1);
            await ChangeAsync(test, random, exhibit, agencies[random.Next(agencies.Length)], now);
            await CheckAsync(test, agencies, now);
            if (random.Next(5) == 0)
                await CheckAsync(test, agencies, now.AddDays(-random.Next(1, 12)));
        }
    }

    [Fact]
    public async Task What_is_committed_is_reached_by_the_next_search_however_many_write_and_search_at_once()
    {
        using TestStore test = await TestStore.OpenAsync();
        await (await test.OpenIndexAsync()).Ready;
        Agency home = await test.AddAgencyAsync("Home", "NL"), abroad = await test.AddAgencyAsync("Abroad", "KE");
        await Parallel.ForAsync(0, 6, TestStore.Cancellation, async (writer, _) =>
        {
            for (int i = 0; i < 8; i++)
            {
                Exhibit exhibit = await test.AddExhibitAsync(home, $"{writer}-{i}");
                await test.AddMarkAsync(exhibit, null);
                Assert.Contains(exhibit.Id, await KeptAsync(test, abroad, SearchFilter.None, Instant.Now));
                await using EvidenceDb db = test.Store.OpenDb();
                await StatedTerms.StateAsync(db, home.Id, exhibit.Id, 0, Terms(Sharing.OwnAgency), home.Id, Instant.Now, TestStore.Cancellation);
                Assert.DoesNotContain(exhibit.Id, await KeptAsync(test, abroad, SearchFilter.None, Instant.Now));
            }
        });
        Assert.Empty(await KeptAsync(test, abroad, SearchFilter.None, Instant.Now));
        Assert.Equal(48, (await KeptAsync(test, home, SearchFilter.None, Instant.Now)).Count);
    }

    [Fact]
    public async Task Terms_that_end_by_the_clock_alone_end_for_a_kept_scope_too()
    {
        using TestStore test = await TestStore.OpenAsync();
        await (await test.OpenIndexAsync()).Ready;
        Agency home = await test.AddAgencyAsync("Home", "NL"), abroad = await test.AddAgencyAsync("Abroad", "KE");
        Exhibit exhibit = await test.AddExhibitAsync(home, "Lent");
        await test.AddMarkAsync(exhibit, null);
        DateTimeOffset now = Instant.Now, end = now.AddHours(1);
        await using (EvidenceDb db = test.Store.OpenDb())
            await StatedTerms.StateAsync(db, home.Id, exhibit.Id, 0, Terms(Sharing.All) with { ExpiresAt = end }, home.Id, now, TestStore.Cancellation);

        Assert.Contains(exhibit.Id, await KeptAsync(test, abroad, SearchFilter.None, now));
        Assert.Contains(exhibit.Id, await KeptAsync(test, abroad, SearchFilter.None, end.AddTicks(-10)));
        Assert.Empty(await KeptAsync(test, abroad, SearchFilter.None, end));
        // A search that began before and comes late is judged by the terms of then.
        Assert.Contains(exhibit.Id, await KeptAsync(test, abroad, SearchFilter.None, now));
        Assert.Empty(await KeptAsync(test, abroad, SearchFilter.None, end));
    }

    private static NewTerms Terms(Sharing sharing) => new(sharing, [], null, ReleaseLevel.Full, false, [], null, "Stated by a test");

    private static async Task ChangeAsync(TestStore test, Random random, Exhibit exhibit, Agency agency, DateTimeOffset now)
    {
        await using EvidenceDb db = test.Store.OpenDb();
        Sharing sharing = random.Next(2) == 0 ? Sharing.All : Sharing.OwnAgency;
        int Version(Guid subject) => db.Terms.Where(t => t.SubjectId == subject).Max(t => (int?)t.Version) ?? 0;
        switch (random.Next(9))
        {
            case 0:
                await test.AddMarkAsync(exhibit, null);
                break;
            case 1:
                await db.Marks.Where(m => m.ExhibitId == exhibit.Id).ExecuteDeleteAsync(TestStore.Cancellation);
                break;
            case 2:
                DateTimeOffset? expires = random.Next(2) == 0 ? now.AddHours(random.Next(1, 30)) : null;
                await StatedTerms.StateAsync(db, exhibit.AgencyId, exhibit.Id, Version(exhibit.Id), Terms(sharing) with { ExpiresAt = expires }, agency.Id, now, TestStore.Cancellation);
                break;
            case 3:
                await StatedTerms.StateAsync(db, agency.Id, null, Version(agency.Id), Terms(sharing), agency.Id, now, TestStore.Cancellation);
                break;
            case 4:
                await StatedTerms.EndAsync(db, exhibit.Id, Version(exhibit.Id), "Ended by a test", agency.Id, now, TestStore.Cancellation);
                break;
            case 5:
                string country = random.Next(2) == 0 ? "BR" : "KE";
                await db.Agencies.Where(a => a.Id == agency.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.JurisdictionCode, country), TestStore.Cancellation);
                break;
            case 6:
                bool simulated = random.Next(2) == 0;
                await db.Agencies.Where(a => a.Id == agency.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsSimulated, simulated), TestStore.Cancellation);
                break;
            case 7:
                string plain = random.Next(2) == 0 ? "9mm" : "45acp";
                await db.Exhibits.Where(e => e.Id == exhibit.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Calibre, plain).SetProperty(e => e.CalibreClass, plain), TestStore.Cancellation);
                break;
            case 8:
                test.Store.Index!.Rows.Add([new EmbeddingRow(Guid.NewGuid(), exhibit.Id, s_partition, TestRows.Vector(random))]);
                break;
        }
    }

    private static async Task CheckAsync(TestStore test, Agency[] agencies, DateTimeOffset at)
    {
        foreach (Agency agency in agencies)
            foreach (SearchFilter filter in new[] { SearchFilter.None, SearchFilter.None with { Calibres = ["9mm"] }, SearchFilter.None with { Jurisdictions = ["KE"] } })
            {
                await using EvidenceDb db = test.Store.OpenDb();
                SearchedScope scope = await ScopeAsync(db, agency, filter, at);
                Assert.Equal(await scope.Query(db).Select(e => e.Id).ToHashSetAsync(TestStore.Cancellation), await KeptAsync(test, agency, filter, at));
            }
    }

    private static async Task<SearchedScope> ScopeAsync(EvidenceDb db, Agency agency, SearchFilter filter, DateTimeOffset at)
    {
        Agency now = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == agency.Id, TestStore.Cancellation);
        Reach reach = await Reach.OfAsync(db, now, null, at, TestStore.Cancellation);
        return new SearchedScope(reach, new SearchRequest(Guid.Empty, agency.Id) { Filter = filter }, [MarkKind.BreechFaceImpression]);
    }

    /// <summary>The exhibits that a scan by the kept scope looks at, and those beside the index.</summary>
    private static async Task<HashSet<Guid>> KeptAsync(TestStore test, Agency agency, SearchFilter filter, DateTimeOffset at)
    {
        await using EvidenceDb db = test.Store.OpenDb();
        ExhibitScope kept = await (await ScopeAsync(db, agency, filter, at)).IndexedAsync(test.Store, test.Store.Index!, TestStore.Cancellation);
        Shortlist found = test.Store.Index!.Rows.Shortlist(
            [new ProbeMark(MarkKind.BreechFaceImpression, [TestRows.Vector(new Random(1))])], kept, _ => true, 1000, TaskScheduler.Default, TestStore.Cancellation);
        HashSet<Guid> ids = [.. found.Exhibits, .. kept.NotIndexed];
        Assert.Equal(kept.Count, ids.Count);
        return ids;
    }
}
