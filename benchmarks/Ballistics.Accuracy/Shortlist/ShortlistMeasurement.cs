using System.Diagnostics;
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
    /// <param name="request">What is to be measured, with the folders of scans and of kept embeddings.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<ShortlistFigures> Measure(ShortlistRequest request, CancellationToken cancellation)
    {
        var found = new List<ShortlistFigures>();
        foreach (IGrouping<MarkKind, ShortlistRun> runs in ShortlistRun.All.Where(run => run.Name.Contains(request.Only, StringComparison.OrdinalIgnoreCase)).GroupBy(run => run.Kind))
        {
            IReadOnlyList<IMarkEmbedder> embedders = ShortlistRun.EmbeddersOf(runs.Key);
            IReadOnlyList<DistractorGallery> galleries = DistractorGallery.Of(runs.Key, embedders, request.Distractors, request.Cache!, cancellation);
            foreach (ShortlistRun run in runs)
            {
                IReadOnlyList<HiddenScan> scans = HiddenScan.Read(run, request.Data!);
                for (int e = 0; e < embedders.Count; e++)
                {
                    IReadOnlyList<ProbeRanks> ranks = ProbeRanks.Of(scans, embedders[e], galleries[e].Blocks(), ShortlistFigures.Sizes(request.Distractors));
                    bool serves = e == embedders.Count - 1;
                    found.Add(ShortlistFigures.Of(run, embedders[e].Version, ranks, request.Distractors, MarksPerSecond(embedders[e], [.. scans.Select(scan => scan.Mark)])) with
                    {
                        PeakMegabytes = PeakMegabytes(),
                        Missed = serves ? MissedProbes.Named(ranks, request.Distractors) : null,
                    });
                    if (request.Outlines is not null && serves)
                        MissedOutlines.Write(run.Name, MissedProbes.Of(ranks, request.Distractors), request.Distractors, request.Outlines);
                    if (request.Pictures is not null && serves)
                        Draw(run, ranks, request.Distractors, request.Pictures);
                }
            }
        }
        return found;
    }

    /// <summary>Measures how many marks are embedded in a second and leaves what was found of the ranks as it is.</summary>
    /// <param name="request">What is to be measured, with the folder of scans.</param>
    /// <param name="kept">Figures of embedders; of those of other versions nothing is changed.</param>
    public static IReadOnlyList<ShortlistFigures> MeasureSpeed(ShortlistRequest request, IReadOnlyList<ShortlistFigures> kept)
    {
        var found = kept.ToList();
        foreach (ShortlistRun run in ShortlistRun.All.Where(run => run.Name.Contains(request.Only, StringComparison.OrdinalIgnoreCase)))
        {
            PreparedMark[] marks = [.. HiddenScan.Read(run, request.Data!).Select(scan => scan.Mark)];
            foreach (IMarkEmbedder embedder in run.Embedders)
                if (found.FindIndex(row => row.Run == run.Name && row.Embedder == embedder.Version) is >= 0 and int at)
                    found[at] = found[at] with { MarksPerSecond = MarksPerSecond(embedder, marks) };
        }
        return found;
    }

    /// <summary>The most memory that this process has held at once.</summary>
    private static int PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return (int)(process.PeakWorkingSet64 >> 20);
    }

    /// <summary>Those of the embedders that serve.</summary>
    public static IReadOnlyList<ShortlistFigures> Serving(IReadOnlyList<ShortlistFigures> figures) =>
        [.. figures.Where(row => MarkKind.All.Any(kind => MarkEmbedders.For(kind).Version == row.Embedder))];

    /// <summary>From prepared marks, extraction and all. By processor time, which other work on the machine disturbs least: what every core makes in a second of its own.</summary>
    private static double MarksPerSecond(IMarkEmbedder embedder, PreparedMark[] marks)
    {
        const double least = 1;
        foreach (PreparedMark mark in marks)
            embedder.Embed(SignatureExtractor.Extract(mark));
        // What reading the scans left behind and what was compiled on the way is not part of it.
        GC.Collect();
        TimeSpan start = Environment.CpuUsage.TotalTime;
        int made = 0;
        do
        {
            foreach (PreparedMark mark in marks)
                embedder.Embed(SignatureExtractor.Extract(mark));
            made += marks.Length;
        }
        while ((Environment.CpuUsage.TotalTime - start).TotalSeconds < least);
        return Environment.ProcessorCount * made / (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }

    private static void Draw(ShortlistRun run, IReadOnlyList<ProbeRanks> ranks, int distractors, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (ProbeRanks probe in MissedProbes.Of(ranks, distractors))
        {
            Topography surface = probe.Scan.Mark.Surface;
            using SurfacePicture picture = SurfacePicture.Draw(surface, SurfacePicture.ScaleFor(surface), Modality.Heights);
            using Mat panel = Panels.Join(FormattableString.Invariant($"{probe.Scan.Label.Exhibit}: rank {probe.At(distractors)} of {distractors}"), picture.Picture);
            string name = $"{run.Name}-{probe.Scan.Label.Exhibit}-{probe.Scan.Label.Land}".Replace(' ', '-').Replace(",", "", StringComparison.Ordinal);
            Cv2.ImWrite(Path.Combine(folder, $"{name}.png"), panel);
        }
    }
}
