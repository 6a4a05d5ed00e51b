using System.CommandLine;
using Ballistics.Accuracy.Calibration;
using Ballistics.Accuracy.Shortlist;
using Ballistics.Cli.Evaluation;
using Ballistics.Cli.Output;

namespace Ballistics.Accuracy;

/// <summary>Runs the fixed list of evaluations on the real scans; writes its figures down, or checks those written down.</summary>
internal static class AccuracyCommand
{
    /// <summary>The command with its options.</summary>
    public static RootCommand Create()
    {
        var data = new Option<string?>("--data") { Description = "The folder of real scans. Default: BALLISTICS_DATA, else ../shared/data beside the repository." };
        var only = new Option<string?>("--only") { Description = "Take only the runs whose name contains this." };
        var write = new Option<bool>("--write") { Description = "Write the figures to benchmarks/results/accuracy the table to README.md and what is told of single pairs to docs/evaluation.md." };
        var check = new Option<bool>("--check") { Description = "Fail where a figure breaks its bound, or where the kept figures, the README's table or docs/evaluation.md are out of date." };
        var shortlist = new Option<bool>("--shortlist") { Description = "Measure instead how well embeddings draw a shortlist of scans hidden among simulated ones." };
        var distractors = new Option<int>("--distractors") { Description = "With --shortlist: how many simulated marks.", DefaultValueFactory = _ => ShortlistCommand.UsualDistractors };
        var cache = new Option<string?>("--cache") { Description = "With --shortlist: keep the embeddings of simulated marks in this folder, and go on from those that are there. Default: artifacts/shortlist." };
        var draw = new Option<string?>("--draw") { Description = "With --shortlist: draw the probes that were not found into this folder." };
        var speed = new Option<bool>("--speed") { Description = "With --shortlist: measure only how many marks are embedded in a second; what was kept of the ranks stays." };
        var command = new RootCommand("Measures the accuracy the project answers for.") { data, only, write, check, shortlist, distractors, cache, draw, speed, CalibrationCommand.Create() };
        command.SetAction((arguments, cancellation) => Task.Run(
            () => arguments.GetValue(shortlist)
                ? ShortlistCommand.Run(
                    new ShortlistRequest(arguments.GetValue(data), arguments.GetValue(only) ?? "", arguments.GetValue(distractors), arguments.GetValue(cache), arguments.GetValue(draw), IsOfSpeed: arguments.GetValue(speed)),
                    arguments.GetValue(write), arguments.GetValue(check), cancellation)
                : Run(arguments.GetValue(data), arguments.GetValue(only) ?? "", arguments.GetValue(write), arguments.GetValue(check), cancellation),
            cancellation));
        return command;
    }

    private static int Run(string? data, string only, bool write, bool check, CancellationToken cancellation)
    {
        string root = Repository.Root;
        var kept = new KeptFigures(Path.Combine(root, "benchmarks", "results", "accuracy"));
        string page = Path.Combine(root, "docs", "evaluation.md");
        var problems = new List<string>();
        if ((data ?? Repository.FindData(root)) is { } folder)
        {
            AccuracyRun[] runs = [.. AccuracyRun.All.Where(run => run.Name.Contains(only, StringComparison.OrdinalIgnoreCase))];
            (AccuracyRun Run, StudyEvaluation Evaluation)[] evaluations = [.. runs.Select(run => (run, Evaluate(run, folder, isTimed: write || !check, cancellation)))];
            (AccuracyRun Run, EvaluationFigures Figures)[] reached = [.. evaluations.Select(made => (made.Run, made.Evaluation.Figures))];
            IReadOnlyList<MarkedSection> sections = EvaluationPage.Sections(folder, evaluations);
            Console.WriteLine(AccuracyTable.Render(reached));
            foreach (MarkedSection section in sections)
                Console.WriteLine($"{section.Name}\n{section.Text}");
            if (check)
                problems.AddRange([.. EvaluationPage.Check(ReadOrEmpty(page), sections), .. AccuracyCheck.Floors(reached), .. reached.SelectMany(row => AccuracyCheck.Kept(row.Run, row.Figures, kept.Read(row.Run)))]);
            if (write)
            {
                foreach ((AccuracyRun run, EvaluationFigures figures) in reached)
                    kept.Write(run, figures);
                WholeFile.Write(page, EvaluationPage.Write(ReadOrEmpty(page), sections, problems));
            }
        }
        else
            Console.WriteLine("Skipped: the real scans are not here. Put them at ../shared/data or name their folder with --data; nothing was measured.");
        string readme = Path.Combine(root, "README.md");
        if (write)
            WriteReadme(readme, kept, problems);
        if (check)
            problems.AddRange([.. AccuracyCheck.Readme(ReadOrEmpty(readme), kept.ReadAll()), .. ShortlistCommand.Problems(root)]);
        foreach (string problem in problems)
            Console.Error.WriteLine(problem);
        return problems.Count > 0 ? 1 : 0;
    }

    private static string ReadOrEmpty(string file) => File.Exists(file) ? File.ReadAllText(file) : "";

    private static StudyEvaluation Evaluate(AccuracyRun run, string folder, bool isTimed, CancellationToken cancellation)
    {
        Console.Error.WriteLine(run.Name);
        var request = new EvaluationRequest(folder, Path.Combine(folder, "labels.csv"), run.Studies, run.Protocol, run.Level, isTimed, run.Stated);
        return StudyEvaluation.Run(request, ProgressDisplay.ForConsole(), cancellation);
    }

    private static void WriteReadme(string readme, KeptFigures kept, List<string> problems)
    {
        if (File.Exists(readme) && AccuracyTable.Replace(File.ReadAllText(readme), AccuracyTable.Render(kept.ReadAll())) is { } text)
            WholeFile.Write(readme, text);
        else
            problems.Add($"README.md has no lines {AccuracyTable.Start} and {AccuracyTable.End}; the figures were written down, the table was not.");
    }
}
