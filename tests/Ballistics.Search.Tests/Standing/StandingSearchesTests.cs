using Ballistics.Search.Intake;
using Ballistics.Search.Standing;
using Ballistics.Search.Storage;
using Ballistics.Search.Workers;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Tests.Standing;

public sealed class StandingSearchesTests : IDisposable
{
    private readonly WorkerThreads _workers = new("test worker", 2);

    private readonly ScanWorkers _scans = new(2);

    public void Dispose()
    {
        _workers.Dispose();
        _scans.Dispose();
    }

    [Fact]
    public async Task A_new_exhibit_is_searched_with_and_becomes_a_candidate_of_the_earlier_ones_that_may_reach_it()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency home = await test.AddAgencyAsync("Home", "NL"), abroad = await test.AddAgencyAsync("Abroad", "KE");
        Exhibit early = await test.AddMarkedExhibitAsync(home, "Early", 1), other = await test.AddMarkedExhibitAsync(abroad, "Other", 2);
        Assert.Equal(2, await RunAsync(test));
        Exhibit late = await test.AddMarkedExhibitAsync(abroad, "Late", 1, turn: 20);

        Assert.Equal(1, await RunAsync(test));

        Assert.Equal([(late.Id, true), (other.Id, false)], await CandidatesAsync(test, early));
        Assert.Equal([(early.Id, false), (other.Id, false)], await CandidatesAsync(test, late));
        Assert.Equal(0, await RunAsync(test));
    }

    [Fact]
    public async Task What_its_owner_keeps_to_itself_is_no_candidate_of_others_and_nobody_is_told()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency home = await test.AddAgencyAsync("Home", "NL"), abroad = await test.AddAgencyAsync("Abroad", "KE");
        Exhibit early = await test.AddMarkedExhibitAsync(home, "Early", 1);
        await RunAsync(test);
        Exhibit hidden = await test.AddMarkedExhibitAsync(abroad, "Hidden", 1, sharing: Sharing.OwnAgency);

        await RunAsync(test);

        Assert.Empty(await CandidatesAsync(test, early));
        Assert.Equal([(early.Id, false)], await CandidatesAsync(test, hidden));
        await using EvidenceDb db = test.Store.OpenDb();
        Assert.Empty(await db.Alerts.ToListAsync(TestStore.Cancellation));
    }

    [Fact]
    public async Task The_owner_is_told_once_of_a_new_candidate_that_ranks_high()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency home = await test.AddAgencyAsync("Home", "NL"), abroad = await test.AddAgencyAsync("Abroad", "KE");
        Exhibit early = await test.AddMarkedExhibitAsync(home, "Early", 1);
        await RunAsync(test);
        Exhibit late = await test.AddMarkedExhibitAsync(abroad, "Late", 1);
        await RunAsync(test);
        // Another mark of it makes it due again.
        await test.AddMarkAsync(late, TestMarks.Signature(3));

        Assert.Equal(1, await RunAsync(test));

        await using EvidenceDb db = test.Store.OpenDb();
        var alert = Assert.Single(await db.Alerts.Where(a => a.AgencyId == home.Id).ToListAsync(TestStore.Cancellation));
        Assert.Equal(("exhibit", early.Id), (alert.SubjectKind, alert.SubjectId));
    }

    [Fact]
    public async Task What_was_withdrawn_takes_no_rank_from_what_comes_in_later()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency home = await test.AddAgencyAsync("Home", "NL"), abroad = await test.AddAgencyAsync("Abroad", "KE");
        Exhibit early = await test.AddMarkedExhibitAsync(home, "Early", 1);
        var withdrawn = new List<Exhibit>();
        for (int i = 0; i < Limits.StandingAlertRank; i++)
            withdrawn.Add(await test.AddMarkedExhibitAsync(abroad, $"Withdrawn {i}", 1, turn: i));
        await RunAsync(test);
        await using EvidenceDb db = test.Store.OpenDb();
        Assert.True(await db.StandingCandidates.CountAsync(c => db.StandingSearches.Any(s => s.Id == c.StandingSearchId && s.ExhibitId == early.Id), TestStore.Cancellation) == Limits.StandingAlertRank);
        int before = await db.Alerts.CountAsync(a => a.AgencyId == home.Id, TestStore.Cancellation);
        db.Terms.AddRange(withdrawn.Select(exhibit => SharingTerms.First(abroad.Id, exhibit.Id, Sharing.OwnAgency, Guid.Empty, "Withdrawn by the test.")));
        await db.SaveChangesAsync(TestStore.Cancellation);

        await test.AddMarkedExhibitAsync(abroad, "Late", 2);
        await RunAsync(test);

        Assert.Equal(before + 1, await db.Alerts.CountAsync(a => a.AgencyId == home.Id, TestStore.Cancellation));
    }

    [Fact]
    public async Task A_run_that_was_cut_off_is_made_again_after_a_restart()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency home = await test.AddAgencyAsync("Home", "NL");
        Exhibit first = await test.AddMarkedExhibitAsync(home, "First", 1), second = await test.AddMarkedExhibitAsync(home, "Second", 1);
        using var cut = new CancellationTokenSource();
        await cut.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new StandingSearches(test.Store, _workers, _scans).RunDueAsync(cut.Token));
        await test.ReopenAsync();

        Assert.Equal(2, await RunAsync(test));

        Assert.Equal([(second.Id, false)], await CandidatesAsync(test, first));
        Assert.Equal([(first.Id, false)], await CandidatesAsync(test, second));
    }

    [Fact]
    public async Task A_picture_is_taken_off_the_queue_without_a_search()
    {
        using TestStore test = await TestStore.OpenAsync();
        await test.AddMarkAsync(await test.AddExhibitAsync(await test.AddAgencyAsync("Home", "NL"), "Picture"), null, MarkState.NotComparable);

        Assert.Equal(1, await RunAsync(test));
        Assert.Equal(0, await RunAsync(test));
    }

    [Fact]
    public async Task It_gives_way_to_scans_that_are_being_prepared()
    {
        using TestStore test = await TestStore.OpenAsync();
        await test.AddMarkedExhibitAsync(await test.AddAgencyAsync("Home", "NL"), "First", 1);
        using var scans = new ScanWorkers(1) { Patience = TimeSpan.FromHours(1) };
        using var isPrepared = new ManualResetEventSlim();
        Task<bool> scan = scans.RunAsync(1, () => isPrepared.Wait(TimeSpan.FromMinutes(1)), TestStore.Cancellation);

        Task<int> run = new StandingSearches(test.Store, _workers, scans).RunDueAsync(TestStore.Cancellation);
        await Task.Delay(Limits.UploadLull * 2, TestStore.Cancellation);
        Assert.False(run.IsCompleted);
        isPrepared.Set();

        Assert.Equal(1, await run);
        Assert.True(await scan);
    }

    [Fact]
    public async Task It_gives_way_no_longer_than_its_patience_lasts()
    {
        using TestStore test = await TestStore.OpenAsync();
        await test.AddMarkedExhibitAsync(await test.AddAgencyAsync("Home", "NL"), "First", 1);
        using var scans = new ScanWorkers(1) { Patience = TimeSpan.FromMilliseconds(50) };
        using var isPrepared = new ManualResetEventSlim();
        Task<bool> scan = scans.RunAsync(1, () => isPrepared.Wait(TimeSpan.FromMinutes(1)), TestStore.Cancellation);

        Assert.Equal(1, await new StandingSearches(test.Store, _workers, scans).RunDueAsync(TestStore.Cancellation));

        Assert.False(scan.IsCompleted);
        isPrepared.Set();
        await scan;
    }

    private Task<int> RunAsync(TestStore test) => new StandingSearches(test.Store, _workers, _scans).RunDueAsync(TestStore.Cancellation);

    private static async Task<(Guid, bool)[]> CandidatesAsync(TestStore test, Exhibit exhibit)
    {
        await using EvidenceDb db = test.Store.OpenDb();
        StandingSearch standing = await db.StandingSearches.Include(s => s.Candidates).SingleAsync(s => s.ExhibitId == exhibit.Id, TestStore.Cancellation);
        return [.. standing.Candidates.OrderByDescending(c => c.Score).Select(c => (c.ExhibitId, c.IsNew))];
    }
}
