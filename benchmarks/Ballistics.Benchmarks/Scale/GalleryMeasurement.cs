using System.Diagnostics;
using System.Text.Json;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Benchmarks.Scale;

/// <summary>Searches a served gallery with every real scan in it, one after the other and eight at once.</summary>
internal static class GalleryMeasurement
{
    private const int Concurrent = 8, WarmUp = 5, Rounds = 5;

    /// <summary>Starts the service on a folder and measures it.</summary>
    /// <param name="folder">The data folder; no process has it open.</param>
    /// <param name="exhibits">Simulated exhibits in it.</param>
    /// <param name="probes">What is searched with.</param>
    public static async Task<GalleryFigures> RunAsync(string folder, int exhibits, IReadOnlyList<Exhibit> probes)
    {
        using ServedFolder served = await ServedFolder.StartAsync(folder);
        double first = (await served.SearchAsync(probes[0].Id)).Milliseconds;
        foreach (Exhibit probe in probes.Take(WarmUp))
            await served.SearchAsync(probe.Id);
        var lists = new List<(Exhibit Probe, JsonElement List, double Milliseconds)>();
        foreach (Exhibit probe in probes)
        {
            (JsonElement list, double milliseconds) = await served.SearchAsync(probe.Id);
            lists.Add((probe, list, milliseconds));
        }
        double[] times = [.. lists.Select(one => one.Milliseconds).Order()];
        double together = await TogetherAsync(served, probes);
        StageTimes[] stages = [.. lists.Select(one => one.List.GetProperty("stages").GetProperty("times").Deserialize<StageTimes>(JsonSerializerOptions.Web)!)];
        return new GalleryFigures(
            exhibits, probes.Count, served.Start.TotalSeconds, first, times[times.Length / 2], times[(int)(times.Length * 0.95)],
            lists.Min(one => Candidates(one.List).Length),
            new StageTimes(Middle(stages, s => s.Scope), Middle(stages, s => s.Scan), Middle(stages, s => s.Coarse), Middle(stages, s => s.Full), Middle(stages, s => s.Release)),
            together, served.PeakMemory / 1e9,
            lists.Count(one => Candidates(one.List).Any(Mates(one.Probe, probes).Contains)), lists.Count(one => Candidates(one.List).Take(1).Any(Mates(one.Probe, probes).Contains)));
    }

    /// <summary>The real exhibits whose firearm has another among them: what a search of them should find is known.</summary>
    public static async Task<IReadOnlyList<Exhibit>> ProbesAsync(EvidenceStore store)
    {
        await using EvidenceDb db = store.OpenDb();
        List<Exhibit> real = await db.Exhibits.AsNoTracking().Where(e => e.Agency!.Name == GalleryFolder.Searcher && e.Firearm != null && e.Marks.Any(m => m.State == MarkState.Ready)).OrderBy(e => e.Label).ToListAsync();
        return [.. real.Where(probe => Mates(probe, real).Count > 0)];
    }

    /// <summary>The other exhibits of a probe's firearm.</summary>
    public static HashSet<Guid> Mates(Exhibit probe, IEnumerable<Exhibit> among) =>
        [.. among.Where(other => other.Id != probe.Id && other.Firearm == probe.Firearm).Select(other => other.Id)];

    /// <summary>Eight at once beside the median of the same eight alone, in turn; the median of the ratios.</summary>
    private static async Task<double> TogetherAsync(ServedFolder served, IReadOnlyList<Exhibit> probes)
    {
        var ratios = new List<double>();
        foreach (Exhibit[] eight in probes.Chunk(Concurrent).Where(chunk => chunk.Length == Concurrent).Take(Rounds))
        {
            var alone = new List<double>();
            foreach (Exhibit probe in eight)
                alone.Add((await served.SearchAsync(probe.Id)).Milliseconds);
            long start = Stopwatch.GetTimestamp();
            await Task.WhenAll(eight.Select(probe => served.SearchAsync(probe.Id)));
            ratios.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds / alone.Average());
        }
        ratios.Sort();
        return ratios[ratios.Count / 2];
    }

    private static Guid[] Candidates(JsonElement list) =>
    [
        .. list.GetProperty("candidates").EnumerateArray().Select(line => line.GetProperty("exhibitId"))
            .Select(id => id.ValueKind == JsonValueKind.Null ? Guid.Empty : id.GetGuid()),
    ];

    private static double Middle(StageTimes[] stages, Func<StageTimes, double> of) => stages.Select(of).Order().ElementAt(stages.Length / 2);
}
