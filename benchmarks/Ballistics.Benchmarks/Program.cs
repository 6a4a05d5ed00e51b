using System.Globalization;
using Ballistics.Benchmarks;
using Ballistics.Benchmarks.Scale;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

// Of large collections; what each keeps and where, docs/scale.md says.
switch (args)
{
    case ["--scan", var marks]:
        ScanRun.Run(Number(marks));
        return 0;
    case ["--gallery", var exhibits, var folder, var scans]:
        await GalleryRun.RunAsync(folder, Number(exhibits), scans, measure: true);
        return 0;
    case ["--fill", var exhibits, var folder, var scans]:
        await GalleryRun.RunAsync(folder, Number(exhibits), scans, measure: false);
        return 0;
    case ["--ingest", var scans, var uploads]:
        await IngestRun.RunAsync(scans, Number(uploads));
        return 0;
    case ["--recall", var exhibits, var folder, var scans, var exhaustive]:
        await RecallRun.RunAsync(folder, Number(exhibits), scans, Number(exhaustive));
        return 0;
}
// --report [FILTER [FOLDER]]: the whole report, kept under the processor's name. --short: every benchmark once, in this process: that
// it runs, not how fast. Anything else is an option of BenchmarkDotNet.
Summary[] summaries = args is ["--report", ..] ? SpeedReport.Run(args.ElementAtOrDefault(1) ?? "*", args.ElementAtOrDefault(2)) : RunSwitcher(args);
int executed = summaries.Sum(summary => summary.Reports.Count(report => report.Success));
bool failed = executed == 0 || summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success));
// What checks that every benchmark runs looks for this line.
Console.WriteLine($"Executed benchmarks: {executed}{(failed ? "; some failed" : "")}");
return failed ? 1 : 0;

static Summary[] RunSwitcher(string[] args)
{
    string[] options = [.. args.SelectMany(option => option == "--short" ? ["--job", "Dry", "--inProcess"] : new[] { option })];
    if (!options.Contains("--filter"))
        options = [.. options, "--filter", "*"];
    return [.. BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(options)];
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
