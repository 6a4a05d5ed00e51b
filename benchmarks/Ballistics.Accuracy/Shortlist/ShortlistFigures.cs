using System.Text.Json;

namespace Ballistics.Accuracy.Shortlist;

/// <summary>What one measurement found.</summary>
/// <param name="Run">Its name.</param>
/// <param name="Embedder">The embedder's version.</param>
/// <param name="Probes">How many scans had another of their source to be found.</param>
/// <param name="FirstInStudy">Share of the probes whose best mark of the same source stands first among the real scans of the study alone.</param>
/// <param name="Galleries">The ranks among distractors, from few to many.</param>
/// <param name="MarksPerSecond">Prepared marks from which signature and embedding are made in a second of every core's own time.</param>
internal sealed record ShortlistFigures(
    string Run, string Embedder, int Probes, double FirstInStudy, IReadOnlyList<GalleryFigures> Galleries, double MarksPerSecond)
{
    /// <summary>The most memory that the process held at once until then, distractors and all, MiB; null where it was not measured.</summary>
    public int? PeakMegabytes { get; init; }

    /// <summary>The probes that stand behind the first hundredth of the most distractors, the worst first; null where they were not noted.</summary>
    public IReadOnlyList<MissedProbe>? Missed { get; init; }

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The figures of ranks.</summary>
    public static ShortlistFigures Of(ShortlistRun run, string embedder, IReadOnlyList<ProbeRanks> ranks, int distractors, double marksPerSecond)
    {
        return new ShortlistFigures(
            run.Name, embedder, ranks.Count, ranks.Count(probe => probe.AheadInStudy == 0) / (double)ranks.Count,
            [.. Sizes(distractors).Select(size => GalleryFigures.Of(size, [.. ranks.Select(probe => probe.At(size))]))], marksPerSecond);
    }

    /// <summary>The sizes of galleries up to a number of distractors: from 100 on ten times as many each time.</summary>
    public static IReadOnlyList<int> Sizes(int distractors)
    {
        var sizes = new List<int>();
        for (long size = 100; size < distractors; size *= 10)
            sizes.Add((int)size);
        return [.. sizes, distractors];
    }

    /// <summary>As it is kept.</summary>
    public static string ToJson(IReadOnlyList<ShortlistFigures> figures) => JsonSerializer.Serialize(figures, s_options) + "\n";

    /// <summary>What was kept.</summary>
    public static IReadOnlyList<ShortlistFigures> FromJson(string json) => JsonSerializer.Deserialize<ShortlistFigures[]>(json, s_options) ?? [];
}
