using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Search.Workers;

namespace Ballistics.Search.Tests.Ranking;

public sealed class EqualWorkTests : IDisposable
{
    private const int Reachable = 45, Hidden = 30;

    private static readonly byte[][] s_signatures = [.. Enumerable.Range(1, 4).Select(firearm => TestMarks.Signature(firearm))];

    private readonly WorkerThreads _workers = new("test worker", 2);

    public void Dispose() => _workers.Dispose();

    [Theory]
    [InlineData(SearchMode.Staged)]
    [InlineData(SearchMode.Exhaustive)]
    public async Task A_search_does_the_same_work_whether_records_out_of_its_reach_are_there_or_not(SearchMode mode)
    {
        IReadOnlyList<string> without = await WorkAsync(mode, Sharing.OwnAgency, 0), with = await WorkAsync(mode, Sharing.OwnAgency, Hidden), within = await WorkAsync(mode, Sharing.All, Hidden);

        Assert.Equal(without, with);
        // Within reach they are work, and it shows in the counts.
        Assert.NotEqual(without, within);
        Assert.True(without.Count > 10);
    }

    /// <summary>All that two searches, an estimate and a look at what was found asked of the database, with the rows it gave, and what each stage looked at.</summary>
    private async Task<IReadOnlyList<string>> WorkAsync(SearchMode mode, Sharing sharing, int others)
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency home = await test.AddAgencyAsync("Home", "NL"), elsewhere = await test.AddAgencyAsync("Elsewhere", "KE");
        for (int i = 0; i < Reachable; i++)
            await test.AddMarkAsync(await test.AddExhibitAsync(home, $"Exhibit {i}"), s_signatures[1 + i % 3]);
        Exhibit probe = await test.AddExhibitAsync(home, "Probe");
        await test.AddMarkAsync(probe, s_signatures[0]);
        // Of the probe's own firearm: were they looked at, they would come first.
        for (int i = 0; i < others; i++)
            await test.AddMarkAsync(await test.AddExhibitAsync(elsewhere, $"Elsewhere {i}", sharing), s_signatures[0]);
        await test.OpenIndexAsync();
        await test.Store.Index!.EmbedMissingAsync(TestStore.Cancellation);
        var request = new SearchRequest(probe.Id, home.Id) { Mode = mode, Lengths = new StageLengths(Shortlist: 20, Full: 10) };

        using var asked = new AskedDatabase(test.Store);
        var told = new List<string>();
        for (int turn = 0; turn < 2; turn++)
        {
            CandidateList list = await CandidateSearch.RunAsync(test.Store, request, _workers, null, TestStore.Cancellation);
            told.Add($"{list.Mode} {list.Eligible} {list.Compared} {list.NotComparable} {list.Candidates.Count}");
            told.Add($"{list.Stages! with { Times = new StageTimes(0, 0, 0, 0, 0), Noted = null }}");
        }
        told.Add($"{(await SearchEstimate.MakeAsync(test.Store, request, _workers, TestStore.Cancellation)).Eligible}");
        return [.. asked.All, .. told];
    }
}
