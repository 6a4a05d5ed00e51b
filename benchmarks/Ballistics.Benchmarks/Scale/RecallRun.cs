using System.Diagnostics;
using Ballistics.Comparison;
using Ballistics.Search.Index;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Search.Workers;

namespace Ballistics.Benchmarks.Scale;

/// <summary>What the stages of a search lose, beside the comparison with every exhibit in full.</summary>
internal static class RecallRun
{
    /// <summary>Measures.</summary>
    /// <param name="folder">A gallery's data folder; it is filled up to the size where it is smaller.</param>
    /// <param name="exhibits">Simulated exhibits.</param>
    /// <param name="scans">A folder of labelled real scans; its breech faces are searched with.</param>
    /// <param name="exhaustive">With how many of the probes, spread over all, every exhibit is compared in full.</param>
    public static async Task RunAsync(string folder, int exhibits, string scans, int exhaustive)
    {
        using EvidenceStore store = await EvidenceStore.OpenAsync(folder);
        await (await store.OpenIndexAsync(new ServingEmbedder())).Ready;
        await GalleryFolder.ImportAsync(store, scans);
        await GalleryFolder.FillAsync(store, exhibits);
        exhibits = await GalleryFolder.CountAsync(store);
        IReadOnlyList<Exhibit> probes = await GalleryMeasurement.ProbesAsync(store);
        using var workers = new WorkerThreads("search worker", WorkerThreads.SuitableCount);
        int shortlisted = 0, compared = 0, first = 0, allFirst = 0, same = 0;
        int every = Math.Max(1, probes.Count / Math.Max(1, exhaustive)), done = 0;
        double seconds = 0;
        for (int i = 0; i < probes.Count; i++)
        {
            HashSet<Guid> mates = GalleryMeasurement.Mates(probes[i], probes);
            var request = new SearchRequest(probes[i].Id, probes[i].AgencyId);
            CandidateList staged = await CandidateSearch.RunAsync(store, request, workers, null, CancellationToken.None);
            shortlisted += (await ShortlistAsync(store, request, workers)).Any(mates.Contains) ? 1 : 0;
            compared += staged.ComparedExhibits.Any(mates.Contains) ? 1 : 0;
            first += mates.Contains(staged.Candidates[0].ExhibitId) ? 1 : 0;
            if (i % every != 0 || done == exhaustive)
                continue;
            long start = Stopwatch.GetTimestamp();
            CandidateList all = await CandidateSearch.RunAsync(store, request with { Mode = SearchMode.Exhaustive }, workers, null, CancellationToken.None);
            seconds += Stopwatch.GetElapsedTime(start).TotalSeconds;
            done++;
            allFirst += mates.Contains(all.Candidates[0].ExhibitId) ? 1 : 0;
            same += all.Candidates[0].ExhibitId == staged.Candidates[0].ExhibitId ? 1 : 0;
            Console.Error.WriteLine(FormattableString.Invariant($"{DateTime.UtcNow:HH:mm:ss} {done} of {exhaustive} probes compared with all, {seconds / done:F0} s each"));
        }
        ScaleReport.Keep(new RecallFigures(exhibits, probes.Count, shortlisted, compared, first, done, allFirst, same, done == 0 ? 0 : seconds / done));
    }

    /// <summary>What the embeddings put first, as the search itself asks for it.</summary>
    private static async Task<IReadOnlyList<Guid>> ShortlistAsync(EvidenceStore store, SearchRequest request, WorkerThreads workers)
    {
        await using EvidenceDb db = store.OpenDb();
        ProbeExhibits probe = await ProbeExhibits.LoadAsync(store, request.Probe, null, CancellationToken.None);
        Agency agency = await db.Agencies.FindAsync(request.RequestingAgencyId) ?? throw new InvalidOperationException("The searching agency is gone.");
        var scope = new SearchedScope(await Reach.OfAsync(db, agency, null, Instant.Now, CancellationToken.None), request, probe.Kinds);
        ExhibitScope indexed = await scope.IndexedAsync(store, store.Index!, CancellationToken.None);
        IEnumerable<ExhibitMark> marks = probe.Exhibits.SelectMany(exhibit => exhibit);
        return store.Index!.Rows.Shortlist(store.Index.Embed(marks), indexed, _ => true, request.Lengths.Shortlist, workers, CancellationToken.None).Exhibits;
    }
}
