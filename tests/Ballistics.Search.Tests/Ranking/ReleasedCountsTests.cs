using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Search.Workers;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Tests.Ranking;

public sealed class ReleasedCountsTests : IDisposable
{
    private readonly WorkerThreads _workers = new("test worker", 2);

    public void Dispose() => _workers.Dispose();

    [Fact]
    public async Task What_a_search_looked_at_is_counted_alike_from_what_is_kept_of_it_and_from_the_database()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency home = await test.AddAgencyAsync("Home", "NL"), abroad = await test.AddAgencyAsync("Abroad", "KE");
        Exhibit probe = await test.AddMarkedExhibitAsync(home, "Probe", 1);
        byte[] signature = TestMarks.Signature(2);
        for (int i = 0; i < Limits.Shortlist + 5; i++)
            await test.AddMarkAsync(await test.AddExhibitAsync(abroad, $"Exhibit {i}"), signature);
        Exhibit withdrawn = await test.AddMarkedExhibitAsync(abroad, "Withdrawn", 3), hidden = await test.AddMarkedExhibitAsync(abroad, "Hidden", 4, sharing: Sharing.OwnAgency);
        await test.OpenIndexAsync();
        await test.Store.Index!.EmbedMissingAsync(TestStore.Cancellation);
        SearchJob job = await test.CompleteAsync(new SearchJobs(test.Store, _workers), new SearchRequest(probe.Id, probe.AgencyId));
        Assert.Equal((SearchMode.Staged, Limits.Shortlist + 6), (job.Mode, job.Eligible));
        Assert.True(test.Store.Searched.Holds(job.Id));
        Assert.Equal(Limits.Shortlist + 6, await CountAsync(test, job, home));

        // What comes into reach later was not looked at; what has left it is not told of.
        await test.AddMarkedExhibitAsync(abroad, "Later", 1);
        await StateAsync(test, hidden, Sharing.All);
        Assert.Equal(Limits.Shortlist + 6, await CountAsync(test, job, home));
        await StateAsync(test, withdrawn, Sharing.OwnAgency);
        Assert.Equal(Limits.Shortlist + 5, await CountAsync(test, job, home));

        await test.ReopenAsync();
        Assert.False(test.Store.Searched.Holds(job.Id));
        Assert.Equal(Limits.Shortlist + 5, await CountAsync(test, job, home));
    }

    private static async Task<int> CountAsync(TestStore test, SearchJob job, Agency home)
    {
        await using EvidenceDb db = test.Store.OpenDb();
        Reach reach = await Reach.OfAsync(db, home, null, Instant.Now, TestStore.Cancellation);
        return (await ReleasedCounts.LoadAsync(test.Store, db, job, reach, TestStore.Cancellation)).Eligible;
    }

    private static async Task StateAsync(TestStore test, Exhibit exhibit, Sharing sharing)
    {
        await using EvidenceDb db = test.Store.OpenDb();
        int latest = await db.Terms.Where(t => t.SubjectId == exhibit.Id).MaxAsync(t => (int?)t.Version, TestStore.Cancellation) ?? 0;
        await StatedTerms.StateAsync(
            db, exhibit.AgencyId, exhibit.Id, latest, new NewTerms(sharing, [], null, ReleaseLevel.Full, false, [], null, "Stated by a test"), exhibit.AgencyId, Instant.Now, TestStore.Cancellation);
    }
}
