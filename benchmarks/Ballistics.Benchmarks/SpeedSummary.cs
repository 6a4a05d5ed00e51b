using System.Globalization;
using System.Text;
using Ballistics.Comparison;
using BenchmarkDotNet.Reports;

namespace Ballistics.Benchmarks;

/// <summary>What is asked of the engine's speed and memory beside what one run measured: medians, and ratios within the run.</summary>
internal static class SpeedSummary
{
    /// <summary>The table in Markdown; what was not run is left out.</summary>
    public static string Render(IReadOnlyList<Summary> summaries, string processor)
    {
        BenchmarkReport[] reports = [.. summaries.SelectMany(summary => summary.Reports).Where(report => report.Success && report.ResultStatistics is not null)];
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture,
            $"# Speed on {processor}\n\nMedians of one run of {DateTime.UtcNow:yyyy-MM-dd}, on one core unless said otherwise; ratios within the run.\n\n| What | Asked | Measured | |\n|---|---|---|---|\n"));
        void Row(string what, string asked, double? value, string format, double bound, bool isCeiling)
        {
            if (value is { } number && double.IsFinite(number))
                text.Append(CultureInfo.InvariantCulture, $"| {what} | {asked} | {number.ToString(format, CultureInfo.InvariantCulture)} | {((isCeiling ? number <= bound : number >= bound) ? "reached" : "missed")} |\n");
        }
        void Time(string name, double bound) => Row(name, $"≤ {bound.ToString(CultureInfo.InvariantCulture)} ms", Median(reports, name) / 1e6, "0.000' ms'", bound, isCeiling: true);

        Time(Descriptions.OneFirearm, 5);
        Time(Descriptions.TwoFirearms, 5);
        Time(Descriptions.Coarse, 0.5);
        Time(Descriptions.OneLand, 0.1);
        Time(Descriptions.TwoLands, 0.1);
        Time(Descriptions.Prepare, 60);
        Time(Descriptions.PrepareLand, 80);
        Time(Descriptions.PreparePicture, 400);
        foreach (int width in (int[])[32, 64])
        {
            string of = $"kernel, {width} values a row";
            Row($"{of}: share of the multiply-add peak", "≥ 60 %", Ratio(Descriptions.Peak, Descriptions.Kernel, $"Width={width}"), "0.0 %", 0.6, isCeiling: false);
            Row($"{of}: times its plain twin", "≥ 20", Ratio(Descriptions.Plain, Descriptions.Kernel, $"Width={width}"), "0.0", 20, isCeiling: false);
        }
        foreach (int side in (int[])[22, 60])
            Row($"masked template of {side} × {side}: times OpenCV", "≥ 3", Ratio(Descriptions.OpenCv, Descriptions.Template, $"Side={side}"), "0.0", 3, isCeiling: false);
        Row("similarity over all turns: times the product sum at each", "≥ 10", Ratio(Descriptions.TurnEach, Descriptions.Transform, ""), "0.0", 10, isCeiling: false);
        Row("batch: times one core, on two", "> 1.9", Median(reports, Descriptions.Batch, "Cores=1") / Median(reports, Descriptions.Batch, "Cores=2"), "0.00", 1.9, isCeiling: false);
        Row("allocated by a pair of breech faces, score alone", "0 B", Allocated(reports, Descriptions.Score, () => { var pair = new BreechFaceBenchmarks(); return (pair.Setup, pair.Score); }), "0' B'", 0, isCeiling: true);
        Row("allocated by a pair of lands, score alone", "0 B", Allocated(reports, Descriptions.LandScore, () => { var pair = new LandBenchmarks(); return (pair.Setup, pair.Score); }), "0' B'", 0, isCeiling: true);
        ImpressedSignature[] marks = [.. BenchmarkMarks.BreechFaces(6).Cast<ImpressedSignature>()];
        Row("largest coarse map of a signature in memory", "≤ 8 KB", marks.Max(mark => mark.Coarse.Points.Length) / 1024.0, "0.0' KB'", 8, isCeiling: true);
        Row("largest signature on disk", "≤ 128 KB", marks.Max(mark => mark.ToBytes().Length) / 1024.0, "0.0' KB'", 128, isCeiling: true);
        return text.ToString();

        double? Ratio(string slow, string fast, string parameters) => Median(reports, slow, parameters) / Median(reports, fast, parameters);
    }

    /// <summary>Nanoseconds an operation; null where it was not run.</summary>
    private static double? Median(BenchmarkReport[] reports, string name, string parameters = "") => Find(reports, name, parameters)?.ResultStatistics!.Median;

    /// <summary>
    /// Bytes that a score takes from this thread in the steady state; null where its benchmark was not run. BenchmarkDotNet counts what the
    /// whole process takes meanwhile: of this very score its runs reported nothing, 56 B and, on a busy machine, 2.6 KB.
    /// </summary>
    private static double? Allocated(BenchmarkReport[] reports, string name, Func<(Action Setup, Func<double> Score)> make)
    {
        if (Find(reports, name, "") is null)
            return null;
        const int pairs = 100;
        (Action setup, Func<double> score) = make();
        setup();
        score();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < pairs; i++)
            score();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)pairs;
    }

    private static BenchmarkReport? Find(BenchmarkReport[] reports, string name, string parameters) => reports.FirstOrDefault(report =>
        report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'') == name
        && report.BenchmarkCase.Parameters.PrintInfo.Contains(parameters, StringComparison.Ordinal));
}
