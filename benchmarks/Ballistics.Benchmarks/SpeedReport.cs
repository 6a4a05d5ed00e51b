using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Ballistics.Benchmarks;

/// <summary>Runs the benchmarks in one process, one after another, and keeps their reports under the name of the processor.</summary>
internal static class SpeedReport
{
    /// <summary>Runs, and writes what was measured to benchmarks/results, in a folder named after the processor.</summary>
    /// <param name="filter">Which benchmarks; "*" is all.</param>
    /// <param name="folder">Where to write instead; null for the folder above.</param>
    /// <returns>What was run.</returns>
    public static Summary[] Run(string filter, string? folder)
    {
        string root = Root(), artifacts = Path.Combine(root, "artifacts", "benchmarks");
        folder ??= Path.Combine(root, "benchmarks", "results", ProcessorFolder());
        Directory.CreateDirectory(folder);
        // In this process, so that nothing has to be restored or built and all ratios are of one run.
        Job job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(6).WithIterationCount(20).WithIterationTime(TimeInterval.FromMilliseconds(200));
        IConfig config = ManualConfig.CreateEmpty()
            .AddJob(job).AddLogger(ConsoleLogger.Default).AddColumnProvider(DefaultColumnProviders.Instance).AddColumn(StatisticColumn.Median, StatisticColumn.Min)
            .AddExporter(MarkdownExporter.GitHub, JsonExporter.Brief).WithArtifactsPath(artifacts);
        Summary[] summaries = [.. BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(["--filter", filter], config)];
        foreach (string file in summaries.SelectMany(summary => Reports(artifacts, summary)))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file).Replace("Ballistics.Benchmarks.", "", StringComparison.Ordinal).Replace("-report", "", StringComparison.Ordinal)), overwrite: true);
        string text = SpeedSummary.Render(summaries, Processor());
        File.WriteAllText(Path.Combine(folder, "summary.md"), text);
        Console.WriteLine(text);
        Console.WriteLine($"Written to {folder}.");
        return summaries;
    }

    private static IEnumerable<string> Reports(string artifacts, Summary summary)
    {
        string name = summary.BenchmarksCases.FirstOrDefault()?.Descriptor.Type.FullName ?? summary.Title;
        return Directory.EnumerateFiles(Path.Combine(artifacts, "results"), $"{name}-report*");
    }

    /// <summary>The processor's name as the system tells it.</summary>
    internal static string Processor()
    {
        const string cpus = "/proc/cpuinfo";
        string? line = File.Exists(cpus) ? File.ReadLines(cpus).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? "unknown processor" : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    /// <summary>The processor's name as a folder is named by it.</summary>
    internal static string ProcessorFolder() =>
        string.Join('-', new string([.. Processor().ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The repository's root: the folder of Ballistics.sln above this program.</summary>
    internal static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ballistics.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("Ballistics.sln stands in no folder above this program.");
    }
}
