using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

// --short: every benchmark once, in this process: that it runs, not how fast.
string[] options = [.. args.SelectMany(option => option == "--short" ? ["--job", "Dry", "--inProcess"] : new[] { option })];
if (!options.Contains("--filter"))
    options = [.. options, "--filter", "*"];
Summary[] summaries = [.. BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(options)];
int executed = summaries.Sum(summary => summary.Reports.Count(report => report.Success));
bool failed = executed == 0 || summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success));
// What checks that every benchmark runs looks for this line.
Console.WriteLine($"Executed benchmarks: {executed}{(failed ? "; some failed" : "")}");
return failed ? 1 : 0;
