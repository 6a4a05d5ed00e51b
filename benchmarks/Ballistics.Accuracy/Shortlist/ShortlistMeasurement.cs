using Ballistics.Cli.Drawing;
using Ballistics.Comparison;
using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;
using OpenCvSharp;

namespace Ballistics.Accuracy.Shortlist;

/// <summary>Hides real scans among simulated ones and looks for them.</summary>
internal static class ShortlistMeasurement
{
    /// <summary>Measures every run with every embedder of its kind.</summary>
    /// <param name="folder">The folder of real scans.</param>
    /// <param name="distractors">How many simulated marks the scans are hidden among.</param>
    /// <param name="cache">Where the embeddings of those are kept.</param>
    /// <param name="pictures">Where the probes are drawn that were not found in the first hundredth; null draws none.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<ShortlistFigures> Measure(string folder, int distractors, string cache, string? pictures, CancellationToken cancellation)
    {
        var found = new List<ShortlistFigures>();
        foreach (IGrouping<MarkKind, ShortlistRun> runs in ShortlistRun.All.GroupBy(run => run.Kind))
        {
            IReadOnlyList<IMarkEmbedder> embedders = ShortlistRun.EmbeddersOf(runs.Key);
            IReadOnlyList<IReadOnlyList<MarkEmbedding>> galleries = DistractorGallery.Of(runs.Key, embedders, distractors, cache, cancellation);
            foreach (ShortlistRun run in runs)
            {
                IReadOnlyList<HiddenScan> scans = HiddenScan.Read(run, folder);
                for (int e = 0; e < embedders.Count; e++)
                {
                    IReadOnlyList<ProbeRanks> ranks = ProbeRanks.Of(scans, embedders[e], galleries[e]);
                    found.Add(ShortlistFigures.Of(run, embedders[e].Version, ranks, distractors, MarksPerSecond(embedders[e], [.. scans.Select(scan => scan.Mark)])));
                    if (pictures is not null && e == embedders.Count - 1)
                        Draw(run, ranks, distractors, pictures);
                }
            }
        }
        return found;
    }

    /// <summary>Those of the embedders that serve.</summary>
    public static IReadOnlyList<ShortlistFigures> Serving(IReadOnlyList<ShortlistFigures> figures) =>
        [.. figures.Where(row => MarkKind.All.Any(kind => MarkEmbedders.For(kind).Version == row.Embedder))];

    /// <summary>From prepared marks, extraction and all. By processor time, which other work on the machine disturbs least: what every core makes in a second of its own.</summary>
    private static double MarksPerSecond(IMarkEmbedder embedder, PreparedMark[] marks)
    {
        const int rounds = 3;
        TimeSpan start = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < rounds * marks.Length; i++)
            embedder.Embed(SignatureExtractor.Extract(marks[i % marks.Length]));
        return Environment.ProcessorCount * rounds * marks.Length / (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }

    private static void Draw(ShortlistRun run, IReadOnlyList<ProbeRanks> ranks, int distractors, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (ProbeRanks probe in ranks.Where(probe => probe.At(distractors) > Math.Max(1, distractors / 100)))
        {
            Topography surface = probe.Scan.Mark.Surface;
            using SurfacePicture picture = SurfacePicture.Draw(surface, SurfacePicture.ScaleFor(surface));
            using Mat panel = Panels.Join(FormattableString.Invariant($"{probe.Scan.Label.Exhibit}: rank {probe.At(distractors)} of {distractors}"), picture.Picture);
            string name = $"{run.Name}-{probe.Scan.Label.Exhibit}-{probe.Scan.Label.Land}".Replace(' ', '-').Replace(",", "", StringComparison.Ordinal);
            Cv2.ImWrite(Path.Combine(folder, $"{name}.png"), panel);
        }
    }
}
