using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Search.Workers;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Tests.Ranking;

public sealed class SearchJobsTests : IDisposable
{
    private readonly WorkerThreads _workers = new("test worker", 2);

    public void Dispose() => _workers.Dispose();

    [Fact]
    public async Task A_search_is_kept_run_and_its_list_kept()
    {
        using TestStore test = await TestStore.OpenAsync();
        Exhibit probe = await AddGalleryAsync(test, 3);
        var jobs = new SearchJobs(test.Store, _workers);
        SearchJob job = (await jobs.SubmitAsync(probe.Id, 2, TestStore.Cancellation))!;
        Assert.Equal(SearchState.Queued, (await ReadAsync(test, job.Id)).State);

        SearchJob ended = await RunUntilEndedAsync(test, jobs, job.Id);

        Assert.Equal((SearchState.Completed, 3, 3, 0), (ended.State, ended.Eligible, ended.Compared, ended.NotComparable));
        Assert.NotNull(ended.ComparerVersion);
        // Two were asked for; the third is kept in reserve, for when an owner withdraws one of the two.
        Assert.Equal([1, 2, 3], ended.Candidates.Select(candidate => candidate.Rank).Order());
        StoredCandidate first = ended.Candidates.Single(candidate => candidate.Rank == 1);
        Assert.Equal(first.Score, ComparisonJson.Read(first.Comparison).Score);
    }

    [Fact]
    public async Task A_search_that_a_restart_interrupted_is_run_again_from_the_start()
    {
        using TestStore test = await TestStore.OpenAsync();
        Exhibit probe = await AddGalleryAsync(test, 3);
        SearchJob job = (await new SearchJobs(test.Store, _workers).SubmitAsync(probe.Id, 10, TestStore.Cancellation))!;
        await using (EvidenceDb db = test.Store.OpenDb())
            await db.Searches.ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SearchState.Running).SetProperty(s => s.Compared, 2), TestStore.Cancellation);
        await test.ReopenAsync();

        SearchJob ended = await RunUntilEndedAsync(test, new SearchJobs(test.Store, _workers), job.Id);

        Assert.Equal((SearchState.Completed, 3), (ended.State, ended.Compared));
        Assert.Equal(3, ended.Candidates.Count);
    }

    [Fact]
    public async Task A_search_that_was_cancelled_while_it_waited_never_runs()
    {
        using TestStore test = await TestStore.OpenAsync();
        Exhibit probe = await AddGalleryAsync(test, 1);
        var jobs = new SearchJobs(test.Store, _workers);
        SearchJob cancelled = (await jobs.SubmitAsync(probe.Id, 10, TestStore.Cancellation))!, next = (await jobs.SubmitAsync(probe.Id, 10, TestStore.Cancellation))!;

        SearchJob? answer = await jobs.CancelAsync(cancelled.Id, TestStore.Cancellation);
        await RunUntilEndedAsync(test, jobs, next.Id);

        Assert.Equal(SearchState.Cancelled, answer?.State);
        SearchJob left = await ReadAsync(test, cancelled.Id);
        Assert.Equal(SearchState.Cancelled, left.State);
        Assert.Null(left.StartedAt);
        Assert.Empty(left.Candidates);
    }

    [Fact]
    public async Task Cancelling_a_running_search_stops_it_and_leaves_no_list()
    {
        using TestStore test = await TestStore.OpenAsync();
        Exhibit probe = await AddGalleryAsync(test, 200);
        using var slow = new WorkerThreads("slow worker", 1);
        // The only worker is held, so the search is running and can get nowhere until it is cancelled.
        using var hold = new ManualResetEventSlim();
        Task<int> held = slow.RunAsync(() => { hold.Wait(TestStore.Cancellation); return 0; }, TestStore.Cancellation);
        var jobs = new SearchJobs(test.Store, slow);
        SearchJob job = (await jobs.SubmitAsync(probe.Id, 10, TestStore.Cancellation))!;
        using var stopping = new CancellationTokenSource();
        Task running = jobs.RunAsync(stopping.Token);
        while ((await ReadAsync(test, job.Id)).State != SearchState.Running)
            await Task.Delay(10, TestStore.Cancellation);

        await jobs.CancelAsync(job.Id, TestStore.Cancellation);
        hold.Set();
        await held;
        SearchJob next = (await jobs.SubmitAsync(probe.Id, 10, TestStore.Cancellation))!;
        await jobs.CancelAsync(next.Id, TestStore.Cancellation);
        await stopping.CancelAsync();
        await running;

        SearchJob left = await ReadAsync(test, job.Id);
        Assert.Equal(SearchState.Cancelled, left.State);
        Assert.NotNull(left.FinishedAt);
        Assert.Empty(left.Candidates);
    }

    [Fact]
    public async Task A_search_that_has_ended_stays_as_it_is_when_cancelled()
    {
        using TestStore test = await TestStore.OpenAsync();
        Exhibit probe = await AddGalleryAsync(test, 1);
        var jobs = new SearchJobs(test.Store, _workers);
        SearchJob job = (await jobs.SubmitAsync(probe.Id, 10, TestStore.Cancellation))!;
        await RunUntilEndedAsync(test, jobs, job.Id);

        Assert.Equal(SearchState.Completed, (await jobs.CancelAsync(job.Id, TestStore.Cancellation))?.State);
        Assert.Null(await jobs.CancelAsync(Guid.NewGuid(), TestStore.Cancellation));
    }

    [Fact]
    public async Task An_unknown_exhibit_gives_no_search_and_one_without_marks_is_refused()
    {
        using TestStore test = await TestStore.OpenAsync();
        Exhibit bare = await test.AddExhibitAsync(await test.AddAgencyAsync("Home", "NL"), "Bare");
        var jobs = new SearchJobs(test.Store, _workers);

        Assert.Null(await jobs.SubmitAsync(Guid.NewGuid(), 10, TestStore.Cancellation));
        await Assert.ThrowsAsync<ProbeNotSearchableException>(() => jobs.SubmitAsync(bare.Id, 10, TestStore.Cancellation));
    }

    private static async Task<Exhibit> AddGalleryAsync(TestStore test, int count)
    {
        Agency agency = await test.AddAgencyAsync("Home", "NL");
        byte[] other = TestMarks.Signature(2);
        for (int i = 0; i < count; i++)
            await test.AddMarkAsync(await test.AddExhibitAsync(agency, $"Exhibit {i}"), other);
        return await test.AddMarkedExhibitAsync(agency, "Probe", 1);
    }

    private static async Task<SearchJob> RunUntilEndedAsync(TestStore test, SearchJobs jobs, Guid id)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestStore.Cancellation);
        Task running = jobs.RunAsync(stopping.Token);
        SearchJob job;
        do
        {
            await Task.Delay(20, TestStore.Cancellation);
            job = await ReadAsync(test, id);
        }
        while (job.State is SearchState.Queued or SearchState.Running);
        await stopping.CancelAsync();
        await running;
        return job;
    }

    private static async Task<SearchJob> ReadAsync(TestStore test, Guid id)
    {
        await using EvidenceDb db = test.Store.OpenDb();
        return await db.Searches.AsNoTracking().Include(s => s.Candidates).SingleAsync(s => s.Id == id, TestStore.Cancellation);
    }
}
