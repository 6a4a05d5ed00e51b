using System.Globalization;
using Ballistics.Benchmarks;
using Ballistics.Benchmarks.Scale;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

// --scan MARKS: the scan of indexes of 1,000 marks and more. --gallery EXHIBITS FOLDER SCANS [STUDY]: whole searches of a gallery.
switch (args)
{
    case ["--scan", var marks]:
        ScanRun.Run(int.Parse(marks, CultureInfo.InvariantCulture), probeVectors: 9);
        return 0;
    case ["--gallery", var exhibits, var folder, var scans, .. var study]:
        await GalleryRun.RunAsync(folder, int.Parse(exhibits, CultureInfo.InvariantCulture), scans, study is [var named] ? named : "fadul");
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
