using System.Text;
using System.Text.Json;
using Ballistics.Accuracy;

namespace Ballistics.Benchmarks.Scale;

/// <summary>Keeps what was measured under the processor's name, and writes it into docs/scale.md: figures are printed there by the run alone.</summary>
internal static class ScaleReport
{
    private const string Section = "scale";
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    private static string Folder => Path.Combine(SpeedReport.Root(), "benchmarks", "results", SpeedReport.ProcessorFolder(), Section);

    /// <summary>Keeps the figures of a gallery in the place of those of the same size.</summary>
    public static void Keep(GalleryFigures figures) => Keep(Read() is var kept
        ? kept with { Galleries = [.. kept.Galleries.Where(other => other.Exhibits != figures.Exhibits).Append(figures).OrderBy(one => one.Exhibits)] } : kept);

    /// <summary>Keeps the figures of an ingest.</summary>
    public static void Keep(IngestFigures figures) => Keep(Read() with { Ingest = figures });

    /// <summary>Keeps the figures of the stages' recall.</summary>
    public static void Keep(RecallFigures figures) => Keep(Read() with { Recall = figures });

    /// <summary>Keeps the figures of the scan in the place of those before.</summary>
    public static void Keep(IReadOnlyList<ScanFigures> figures) => Keep(Read() with { Scans = figures });

    private static string FiguresPath => Path.Combine(Folder, "figures.json");

    private static ScaleFigures Read() => File.Exists(FiguresPath)
        ? JsonSerializer.Deserialize<ScaleFigures>(File.ReadAllText(FiguresPath), s_json)!
        : new ScaleFigures([], [], null, null);

    private static void Keep(ScaleFigures figures)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(FiguresPath, JsonSerializer.Serialize(figures, s_json) + "\n");
        if (figures.Galleries.Count > 1)
            File.WriteAllBytes(Path.Combine(Folder, "cost.png"), CostPlot.Draw(figures.Galleries));
        string page = Path.Combine(SpeedReport.Root(), "docs", "scale.md"), text = Render(figures);
        File.WriteAllText(page, new MarkedSection(Section, text).Replace(File.ReadAllText(page)) ?? throw new InvalidDataException($"'{page}' has no section '{Section}' to write to."));
        Console.WriteLine(text);
    }

    private static string Render(ScaleFigures figures)
    {
        var text = new StringBuilder();
        text.Append(FormattableString.Invariant($"Measured on {SpeedReport.Processor()}, {Environment.ProcessorCount} cores.\n"));
        if (figures.Scans.Count > 0)
        {
            text.Append("\nThe scan alone, beside a plain reading of as many bytes; the least of 30 repeats in turn:\n\n| Marks | Read, ms | by 1 vector, ms | of reading | by 9, ms | of reading | by 25, ms | of reading | 8 scans at once, of one | by 25 that turn, ms |\n|---|---|---|---|---|---|---|---|---|---|\n");
            foreach (ScanFigures scan in figures.Scans)
                text.Append(FormattableString.Invariant(
                    $"| {scan.Marks:N0} | {scan.Read:F2} | {scan.One:F2} | {scan.Read / scan.One:P0} | {scan.Nine:F2} | {scan.Read / scan.Nine:P0} | {scan.Most:F2} | {scan.Read / scan.Most:P0} | {scan.Together:F1} | {scan.Turning:F1} |\n"));
        }
        if (figures.Galleries.Count > 0)
        {
            text.Append("\nWhole searches over HTTP, one with each real breech face that has another of its firearm in the gallery, among simulated ones; stages are medians:\n\n| Simulated exhibits | Probes | Start to ready, s | First search, ms | p50, ms | p95, ms | Listed | Scope | Scan | Coarse | Full | Release, ms | 8 at once, of one | Resident, GB | Same firearm listed | first |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
            foreach (GalleryFigures one in figures.Galleries)
                text.Append(FormattableString.Invariant(
                    $"| {one.Exhibits:N0} | {one.Probes} | {one.StartSeconds:F1} | {one.FirstSearch:F0} | {one.Median:F0} | {one.P95:F0} | {one.Listed} | {one.Stages.Scope:F1} | {one.Stages.Scan:F1} | {one.Stages.Coarse:F0} | {one.Stages.Full:F0} | {one.Stages.Release:F1} | {one.Together:F1} | {one.ResidentGigabytes:F2} | {one.Found} | {one.First} |\n"));
            if (figures.Galleries.Count > 1)
            {
                GalleryFigures most = figures.Galleries[^1], least = figures.Galleries[0];
                text.Append(FormattableString.Invariant(
                    $"\nFrom {least.Exhibits:N0} to {most.Exhibits:N0} exhibits the scan takes {1e6 * (most.Stages.Scan - least.Stages.Scan) / (most.Exhibits - least.Exhibits):F1} ns more for each.\n\n![Time of each stage against the size of the gallery](../benchmarks/results/{SpeedReport.ProcessorFolder()}/{Section}/cost.png)\n"));
            }
        }
        if (figures.Ingest is { } ingest)
            text.Append(FormattableString.Invariant(
                $"\nIngest over HTTP: {ingest.Scans} scans of {ingest.Megabytes:F1} MB on average by {ingest.Clients} clients in {ingest.Seconds:F1} s, from the first upload until all are found by a search: {ingest.Scans / ingest.Seconds:F1} a second, {ingest.ProcessorSeconds:F1} s of processor time, standing searches that ran meanwhile among it. {ingest.StandingAfterSeconds:F0} s and {ingest.StandingProcessorSeconds:F1} s of processor time later the standing searches of all had run.\n"));
        if (figures.Recall is { } recall)
            text.Append(FormattableString.Invariant(
                $"\nAmong {recall.Exhibits:N0} simulated exhibits an exhibit of the probe's firearm is shortlisted by its embedding for {recall.Shortlisted} of {recall.Probes} probes, compared in full for {recall.Compared}, and first for {recall.First}. Compared with all, it is first for {recall.ExhaustiveFirst} of {recall.ExhaustiveProbes} probes, which took {recall.ExhaustiveSeconds:F0} s each; for {recall.SameFirst} of these the staged search puts the same exhibit first.\n"));
        return text.ToString();
    }
}
