using Ballistics.Evidence;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Search.Workers;

namespace Ballistics.Search.Tests.Ranking;

public sealed class CandidateSearchTests : IDisposable
{
    private readonly WorkerThreads _workers = new("test worker", 2);

    public void Dispose() => _workers.Dispose();

    [Fact]
    public async Task The_exhibit_of_the_same_firearm_comes_first_from_another_jurisdiction_too()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency home = await test.AddAgencyAsync("Home", "NL"), abroad = await test.AddAgencyAsync("Abroad", "KE");
        for (int firearm = 2; firearm < 8; firearm++)
            await test.AddMarkedExhibitAsync(firearm % 2 == 0 ? home : abroad, $"Firearm {firearm}", firearm);
        Exhibit same = await test.AddMarkedExhibitAsync(abroad, "Firearm 1", 1);
        Exhibit probe = await test.AddMarkedExhibitAsync(home, "Probe", 1);

        CandidateList list = await SearchAsync(test, probe);

        Assert.Equal((7, 7, 0, SearchMode.Exhaustive), (list.Eligible, list.Compared, list.NotComparable, list.Mode));
        Candidate first = list.Candidates[0];
        Assert.Equal((1, same.Id, "Firearm 1", "Abroad", "KE", "Case of Firearm 1"), (first.Rank, first.ExhibitId, first.Label, first.Agency, first.Jurisdiction, first.CaseReference));
        Assert.Equal(Enumerable.Range(1, 7), list.Candidates.Select(candidate => candidate.Rank));
        Assert.DoesNotContain(list.Candidates, candidate => candidate.ExhibitId == probe.Id);
    }

    [Fact]
    public async Task What_owners_keep_to_themselves_is_neither_ranked_nor_counted()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency home = await test.AddAgencyAsync("Home", "NL"), neighbour = await test.AddAgencyAsync("Neighbour", "NL"), abroad = await test.AddAgencyAsync("Abroad", "KE");
        int firearm = 10;
        foreach (Agency agency in new[] { home, neighbour, abroad })
            foreach (Sharing sharing in new[] { Sharing.OwnAgency, Sharing.OwnJurisdiction, Sharing.All })
                await test.AddMarkedExhibitAsync(agency, $"{agency.Name} {sharing}", firearm++, sharing: sharing);
        Exhibit probe = await test.AddMarkedExhibitAsync(home, "Probe", 1);

        CandidateList list = await SearchAsync(test, probe);

        Assert.Equal(
            ["Abroad All", "Home All", "Home OwnAgency", "Home OwnJurisdiction", "Neighbour All", "Neighbour OwnJurisdiction"],
            list.Candidates.Select(candidate => candidate.Label).Order(StringComparer.Ordinal));
        Assert.Equal((6, 6), (list.Eligible, list.Compared));
    }

    [Fact]
    public async Task An_eligible_exhibit_that_cannot_be_compared_is_counted_and_not_ranked()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency agency = await test.AddAgencyAsync("Home", "NL");
        Exhibit comparable = await test.AddMarkedExhibitAsync(agency, "Comparable", 2);
        await test.AddMarkAsync(await test.AddExhibitAsync(agency, "Picture"), null, MarkState.NotComparable);
        await test.AddMarkAsync(await test.AddExhibitAsync(agency, "Damaged"), [1, 2, 3]);
        await test.AddExhibitAsync(agency, "Without a mark");
        await test.AddExhibitAsync(agency, "Bullet", specimen: SpecimenKind.Bullet);
        Exhibit probe = await test.AddMarkedExhibitAsync(agency, "Probe", 1);

        CandidateList list = await SearchAsync(test, probe);

        Assert.Equal((3, 1, 2), (list.Eligible, list.Compared, list.NotComparable));
        Assert.Equal(comparable.Id, Assert.Single(list.Candidates).ExhibitId);
    }

    [Fact]
    public async Task More_exhibits_than_are_read_at_a_time_are_all_compared()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency agency = await test.AddAgencyAsync("Home", "NL");
        byte[] other = TestMarks.Signature(2);
        for (int i = 0; i < Limits.SearchChunk + 1; i++)
            await test.AddMarkAsync(await test.AddExhibitAsync(agency, $"Exhibit {i}"), other);
        Exhibit probe = await test.AddMarkedExhibitAsync(agency, "Probe", 1);
        var progress = new LastProgress();

        CandidateList list = await CandidateSearch.RunAsync(test.Store, new SearchRequest(probe.Id, agency.Id, 5), _workers, progress, TestStore.Cancellation);

        Assert.Equal(Limits.SearchChunk + 1, list.Compared);
        Assert.Equal(5, list.Candidates.Count);
        Assert.Equal(list.Compared, progress.Most.Eligible);
        Assert.Equal(list.Compared, progress.Most.Compared);
        // All are equally alike: the ids decide.
        Assert.Equal(list.Candidates.Select(candidate => candidate.ExhibitId).Order(), list.Candidates.Select(candidate => candidate.ExhibitId));
    }

    [Fact]
    public async Task A_probe_without_a_comparable_mark_is_refused_by_name()
    {
        using TestStore test = await TestStore.OpenAsync();
        Exhibit probe = await test.AddExhibitAsync(await test.AddAgencyAsync("Home", "NL"), "Probe");

        await Assert.ThrowsAsync<ProbeNotSearchableException>(() => SearchAsync(test, probe));
    }

    [Fact]
    public async Task A_cancelled_search_stops_before_all_is_compared()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency agency = await test.AddAgencyAsync("Home", "NL");
        byte[] other = TestMarks.Signature(2);
        for (int i = 0; i < 40; i++)
            await test.AddMarkAsync(await test.AddExhibitAsync(agency, $"Exhibit {i}"), other);
        Exhibit probe = await test.AddMarkedExhibitAsync(agency, "Probe", 1);
        using var cancellation = new CancellationTokenSource();
        var progress = new LastProgress(_ => cancellation.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => CandidateSearch.RunAsync(test.Store, new SearchRequest(probe.Id, agency.Id), _workers, progress, cancellation.Token));

        Assert.InRange(progress.Most.Compared, 1, 10);
    }

    private Task<CandidateList> SearchAsync(TestStore test, Exhibit probe) =>
        CandidateSearch.RunAsync(test.Store, new SearchRequest(probe.Id, probe.AgencyId), _workers, null, TestStore.Cancellation);

    private sealed class LastProgress(Action<SearchProgress>? then = null) : IProgress<SearchProgress>
    {
        private readonly Lock _lock = new();

        public SearchProgress Most { get; private set; }

        public void Report(SearchProgress value)
        {
            lock (_lock)
                if (value.Compared > Most.Compared)
                    Most = value;
            then?.Invoke(value);
        }
    }
}
