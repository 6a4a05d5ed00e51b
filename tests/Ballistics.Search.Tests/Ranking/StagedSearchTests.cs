using Ballistics.Comparison.Embedding;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Search.Workers;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Tests.Ranking;

public sealed class StagedSearchTests : IDisposable
{
    private static readonly StageLengths s_lengths = new(Shortlist: 20, Full: 10);
    private readonly WorkerThreads _workers = new("test worker", 2);

    public void Dispose() => _workers.Dispose();

    [Fact]
    public async Task A_large_scope_is_searched_by_stages_and_the_list_says_what_each_looked_at()
    {
        using TestStore test = await TestStore.OpenAsync();
        (Agency home, Exhibit same, Exhibit probe) = await AddGalleryAsync(test);
        await test.AddMarkedExhibitAsync(await test.AddAgencyAsync("Elsewhere", "KE"), "Hidden", 1, sharing: Sharing.OwnAgency);
        await test.OpenIndexAsync();
        await test.Store.Index!.EmbedMissingAsync(TestStore.Cancellation);

        CandidateList list = await SearchAsync(test, probe);

        Assert.Equal(SearchMode.Staged, list.Mode);
        Assert.Equal(same.Id, list.Candidates[0].ExhibitId);
        SearchStages stages = list.Stages!;
        Assert.Equal((30, 29, 0), (stages.Eligible, stages.Scanned, stages.NotIndexed));
        Assert.Equal((20, 20, 10), (stages.Shortlisted, stages.CoarselyCompared, stages.FullyCompared + stages.NotComparable));
        Assert.Equal("test 1", stages.Embedding);
        Assert.True(stages.Times is { Scope: > 0, Scan: > 0, Coarse: > 0, Full: > 0, Release: > 0 });
        Assert.Equal(10, list.ComparedExhibits.Count);
    }

    [Fact]
    public async Task An_exhaustive_search_compares_all_and_a_staged_one_of_a_small_scope_too()
    {
        using TestStore test = await TestStore.OpenAsync();
        (Agency home, _, Exhibit probe) = await AddGalleryAsync(test);
        await test.OpenIndexAsync();
        await test.Store.Index!.EmbedMissingAsync(TestStore.Cancellation);

        CandidateList all = await SearchAsync(test, probe, SearchMode.Exhaustive);
        CandidateList few = await SearchAsync(test, probe, filter: SearchFilter.None with { Calibres = ["45acp"] });

        Assert.Equal((SearchMode.Exhaustive, 30, 29), (all.Mode, all.Eligible, all.Compared));
        // Those of that calibre, and those that state none.
        Assert.Equal((SearchMode.Exhaustive, 6), (few.Mode, few.Eligible));
    }

    [Fact]
    public async Task Without_its_model_a_staged_search_compares_all_and_the_list_says_why()
    {
        using TestStore test = await TestStore.OpenAsync();
        (_, Exhibit same, Exhibit probe) = await AddGalleryAsync(test);
        await test.OpenIndexAsync(ReleasedModel.OfImpressed(Path.Combine(test.Store.Folder, "no model")));

        CandidateList list = await SearchAsync(test, probe);
        CandidateList asked = await SearchAsync(test, probe, SearchMode.Exhaustive);

        Assert.Equal((SearchMode.Exhaustive, 30, 29), (list.Mode, list.Eligible, list.Compared));
        Assert.Equal(same.Id, list.Candidates[0].ExhibitId);
        Assert.True(SearchStages.FromJson(list.Stages!.ToJson()).EmbeddingUnavailable);
        Assert.False(asked.Stages!.EmbeddingUnavailable);
    }

    [Fact]
    public async Task An_exhibit_whose_embedding_is_still_to_be_made_is_compared_all_the_same()
    {
        using TestStore test = await TestStore.OpenAsync();
        (Agency home, Exhibit same, Exhibit probe) = await AddGalleryAsync(test);
        await test.OpenIndexAsync();
        await test.Store.Index!.EmbedMissingAsync(TestStore.Cancellation);
        Exhibit late = await test.AddMarkedExhibitAsync(home, "Late", 1);

        CandidateList list = await SearchAsync(test, probe);

        Assert.Equal(1, list.Stages!.NotIndexed);
        Assert.Equal(new[] { same.Id, late.Id }.Order(), list.Candidates.Take(2).Select(candidate => candidate.ExhibitId).Order());
    }

    [Fact]
    public async Task Regions_dates_and_calibres_narrow_the_scope_itself()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency home = await test.AddAgencyAsync("Home", "NL"), abroad = await test.AddAgencyAsync("Abroad", "KE");
        byte[] other = TestMarks.Signature(2);
        foreach (Agency agency in new[] { home, abroad })
            foreach (string? calibre in new[] { "9 mm", ".45 ACP", null })
                await test.AddMarkAsync(await test.AddExhibitAsync(agency, $"{agency.Name} {calibre}", calibre: calibre), other);
        Exhibit probe = await test.AddMarkedExhibitAsync(home, "Probe", 1);

        Assert.Equal(["Abroad ", "Abroad .45 ACP", "Abroad 9 mm"], await LabelsAsync(SearchFilter.None with { Jurisdictions = ["KE"] }));
        Assert.Equal(["Abroad ", "Abroad 9 mm", "Home ", "Home 9 mm"], await LabelsAsync(SearchFilter.None with { Calibres = ["9mm"] }));
        Assert.Empty(await LabelsAsync(SearchFilter.None with { ReceivedUntil = DateTimeOffset.UtcNow.AddDays(-1) }));
        Assert.Equal(6, (await LabelsAsync(SearchFilter.None with { ReceivedFrom = DateTimeOffset.UtcNow.AddDays(-1), ReceivedUntil = DateTimeOffset.UtcNow.AddDays(1) })).Length);

        async Task<string[]> LabelsAsync(SearchFilter filter) =>
            [.. (await SearchAsync(test, probe, filter: filter)).Candidates.Select(candidate => candidate.Label!).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Of_several_test_fires_the_best_comparison_counts()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency home = await test.AddAgencyAsync("Home", "NL");
        Exhibit sought = await test.AddMarkedExhibitAsync(home, "Sought", 1), other = await test.AddMarkedExhibitAsync(home, "Other", 2);
        Exhibit poor = await test.AddMarkedExhibitAsync(home, "Poor test fire", 3), good = await test.AddMarkedExhibitAsync(home, "Good test fire", 1);

        CandidateList list = await CandidateSearch.RunAsync(
            test.Store, new SearchRequest(poor.Id, home.Id) { FurtherTestFires = [good.Id] }, _workers, null, TestStore.Cancellation);

        Assert.Equal((2, sought.Id), (list.Eligible, list.Candidates[0].ExhibitId));
        Assert.Equal(
            (await SearchAsync(test, good)).Candidates.Single(candidate => candidate.ExhibitId == sought.Id).Comparison.Score, list.Candidates[0].Comparison.Score);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_that_is_replayed_later_has_the_same_bytes(bool staged)
    {
        using TestStore test = await TestStore.OpenAsync();
        (Agency home, Exhibit same, Exhibit probe) = await AddGalleryAsync(test, staged ? Limits.Shortlist + 8 : 5);
        await test.OpenIndexAsync();
        await test.Store.Index!.EmbedMissingAsync(TestStore.Cancellation);
        var jobs = new SearchJobs(test.Store, _workers);
        SearchJob job = await CompleteAsync(test, jobs, probe);
        Assert.Equal(staged ? SearchMode.Staged : SearchMode.Exhaustive, job.Mode);
        // What comes in later must not change a list that was made.
        await test.AddMarkAsync(same, TestMarks.Signature(7));
        await test.AddMarkedExhibitAsync(home, "Later", 1);
        await test.ReopenAsync();

        SearchReplay replay = (await SearchReplay.RunAsync(test.Store, job.Id, _workers, TestStore.Cancellation))!;

        Assert.True(replay.IsSame);
        Assert.Equal((job.ListDigest, 0), (replay.ReplayedDigest, replay.DifferingRanks.Count));
        Assert.Null(await SearchReplay.RunAsync(test.Store, Guid.NewGuid(), _workers, TestStore.Cancellation));
    }

    [Fact]
    public async Task A_list_that_was_tampered_with_is_found_out_by_its_replay()
    {
        using TestStore test = await TestStore.OpenAsync();
        (_, _, Exhibit probe) = await AddGalleryAsync(test, 5);
        SearchJob job = await CompleteAsync(test, new SearchJobs(test.Store, _workers), probe);
        await using (EvidenceDb db = test.Store.OpenDb())
            await db.Candidates.Where(c => c.Rank == 2).ExecuteUpdateAsync(set => set.SetProperty(c => c.Comparison, c => c.Comparison.Replace("0", "1")), TestStore.Cancellation);

        SearchReplay replay = (await SearchReplay.RunAsync(test.Store, job.Id, _workers, TestStore.Cancellation))!;

        Assert.False(replay.IsSame);
        Assert.Equal([2], replay.DifferingRanks);
        Assert.Equal(job.ListDigest, replay.ReplayedDigest);
    }

    [Fact]
    public async Task Once_something_was_withdrawn_the_stages_are_counted_anew_over_what_is_within_reach_still()
    {
        using TestStore test = await TestStore.OpenAsync();
        (Agency home, _, Exhibit probe) = await AddGalleryAsync(test, 190);
        Agency abroad = await test.AddAgencyAsync("Abroad", "KE");
        byte[] signature = TestMarks.Signature(2);
        var others = new List<Exhibit>();
        for (int i = 0; i < 30; i++)
            others.Add(await test.AddExhibitAsync(abroad, $"Abroad {i}"));
        foreach (Exhibit other in others.Skip(1))
            await test.AddMarkAsync(other, signature);
        await test.AddMarkAsync(others[0], null, MarkState.NotComparable);
        await test.OpenIndexAsync();
        await test.Store.Index!.EmbedMissingAsync(TestStore.Cancellation);
        Exhibit late = await test.AddMarkedExhibitAsync(abroad, "Late", 1);
        SearchJob job = await CompleteAsync(test, new SearchJobs(test.Store, _workers), probe);
        SearchStages kept = SearchStages.FromJson(job.Stages!);
        Assert.Equal((223, 220, 1, 201), (kept.Eligible, kept.Scanned, kept.NotIndexed, kept.Shortlisted));
        Assert.Equal(kept with { Noted = null }, (await ReleasedAsync(test, home, job)).Stages! with { Noted = null });

        Exhibit[] withdrawn = [.. others.Take(20), late];
        await using (EvidenceDb db = test.Store.OpenDb())
        {
            db.Terms.AddRange(withdrawn.Select(exhibit => SharingTerms.First(abroad.Id, exhibit.Id, Sharing.OwnAgency, Guid.Empty, "Withdrawn by the test.")));
            await db.SaveChangesAsync(TestStore.Cancellation);
        }
        SearchStages anew = (await ReleasedAsync(test, home, job)).Stages!;

        HashSet<Guid> gone = [.. withdrawn.Select(exhibit => exhibit.Id)];
        Assert.Equal((202, 201, 0), (anew.Eligible, anew.Scanned, anew.NotIndexed));
        Assert.Equal(kept.Shortlisted - kept.Noted!.Shortlisted.Count(gone.Contains), anew.Shortlisted);
        Assert.Equal(kept.CoarselyCompared - kept.Noted.Correlated.Count(gone.Contains), anew.CoarselyCompared);
        Assert.Equal(kept.FullyCompared + kept.NotComparable - job.ReadComparedExhibits().Count(gone.Contains), anew.FullyCompared + anew.NotComparable);
        Assert.True(anew.Shortlisted < kept.Shortlisted && anew.FullyCompared < kept.FullyCompared);
        // A purge takes the exhibit out of the note; and a list without a note says in words why the counts are left out.
        Assert.DoesNotContain($"{late.Id}", SearchStages.Without(job.Stages, late.Id), StringComparison.Ordinal);
        Assert.Equal(kept.Noted.Shortlisted.Count - 1, SearchStages.FromJson(SearchStages.Without(job.Stages, late.Id)!).Noted!.Shortlisted.Count);
        job.Stages = (kept with { Noted = null }).ToJson();
        ReleasedStages without = await ReleasedAsync(test, home, job);
        Assert.Null(without.Stages);
        Assert.Contains("left out", without.Remark, StringComparison.Ordinal);
    }

    private static async Task<ReleasedStages> ReleasedAsync(TestStore test, Agency agency, SearchJob job)
    {
        await using EvidenceDb db = test.Store.OpenDb();
        Reach reach = await Reach.OfAsync(db, agency, null, Instant.Now, TestStore.Cancellation);
        return await ReleasedStages.LoadAsync(db, job, await ReleasedCounts.LoadAsync(test.Store, db, job, reach, TestStore.Cancellation), reach, TestStore.Cancellation);
    }

    [Fact]
    public async Task An_agency_with_too_many_searches_under_way_is_asked_to_come_back()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency home = await test.AddAgencyAsync("Home", "NL"), other = await test.AddAgencyAsync("Other", "NL");
        Exhibit probe = await test.AddMarkedExhibitAsync(home, "Probe", 1), others = await test.AddMarkedExhibitAsync(other, "Probe", 1);
        var jobs = new SearchJobs(test.Store, _workers);
        for (int i = 0; i < Limits.SearchesOfAgency; i++)
            await jobs.SubmitAsync(probe.Id, 10, TestStore.Cancellation);

        await Assert.ThrowsAsync<SearchLimitException>(() => jobs.SubmitAsync(probe.Id, 10, TestStore.Cancellation));

        Assert.NotNull(await jobs.SubmitAsync(others.Id, 10, TestStore.Cancellation));
    }

    [Fact]
    public async Task Long_exhaustive_searches_do_not_hold_up_a_staged_one()
    {
        using TestStore test = await TestStore.OpenAsync();
        (_, _, Exhibit probe) = await AddGalleryAsync(test, 60);
        var jobs = new SearchJobs(test.Store, _workers);
        var exhaustive = new List<Guid>();
        for (int i = 0; i < 2 * Limits.ConcurrentExhaustiveSearches; i++)
            exhaustive.Add((await jobs.SubmitAsync(new SearchRequest(probe.Id, probe.AgencyId) { Mode = SearchMode.Exhaustive }, TestStore.Cancellation))!.Id);

        SearchJob job = await CompleteAsync(test, jobs, probe, SearchFilter.None with { Calibres = ["45acp"] });

        Assert.Equal(SearchState.Completed, job.State);
        await using EvidenceDb db = test.Store.OpenDb();
        Assert.True(await db.Searches.CountAsync(s => exhaustive.Contains(s.Id) && s.State != SearchState.Completed, TestStore.Cancellation) > 0);
    }

    [Fact]
    public async Task An_estimate_counts_what_is_eligible_and_measures_what_one_comparison_takes()
    {
        using TestStore test = await TestStore.OpenAsync();
        (_, _, Exhibit probe) = await AddGalleryAsync(test, 5);

        SearchEstimate estimate = await SearchEstimate.MakeAsync(test.Store, new SearchRequest(probe.Id, probe.AgencyId), _workers, TestStore.Cancellation);

        Assert.Equal(7, estimate.Eligible);
        Assert.True(estimate.MillisecondsPerComparison > 0);
        Assert.Equal(7 * estimate.MillisecondsPerComparison / 1000 / 2, estimate.ExhaustiveSeconds, 1e-9);
    }

    /// <summary>Many exhibits of calibre 9 mm, one that is not comparable, the probe's twin of .45 ACP, and the probe.</summary>
    private static async Task<(Agency Home, Exhibit Same, Exhibit Probe)> AddGalleryAsync(TestStore test, int others = 28)
    {
        Agency home = await test.AddAgencyAsync("Home", "NL");
        byte[][] signatures = [.. Enumerable.Range(2, 5).Select(firearm => TestMarks.Signature(firearm))];
        for (int i = 0; i < others; i++)
            await test.AddMarkAsync(await test.AddExhibitAsync(home, $"Exhibit {i}", calibre: i < 5 ? null : "9 mm"), signatures[i % signatures.Length]);
        await test.AddMarkAsync(await test.AddExhibitAsync(home, "Picture", calibre: "9 mm"), null, MarkState.NotComparable);
        Exhibit same = await test.AddExhibitAsync(home, "Same", calibre: ".45 ACP");
        await test.AddMarkAsync(same, TestMarks.Signature(1));
        Exhibit last = await test.AddExhibitAsync(home, "Probe", calibre: ".45 ACP");
        await test.AddMarkAsync(last, TestMarks.Signature(1));
        return (home, same, last);
    }

    private static Task<SearchJob> CompleteAsync(TestStore test, SearchJobs jobs, Exhibit probe, SearchFilter? filter = null) =>
        test.CompleteAsync(jobs, new SearchRequest(probe.Id, probe.AgencyId) { Filter = filter ?? SearchFilter.None });

    private Task<CandidateList> SearchAsync(TestStore test, Exhibit probe, SearchMode mode = SearchMode.Staged, SearchFilter? filter = null) => CandidateSearch.RunAsync(
        test.Store, new SearchRequest(probe.Id, probe.AgencyId) { Mode = mode, Filter = filter ?? SearchFilter.None, Lengths = s_lengths }, _workers, null, TestStore.Cancellation);
}
