using Ballistics.Cli.Output;

namespace Ballistics.Accuracy.Shortlist;

/// <summary>Measures the shortlists; writes the figures down, or holds a small gallery against its bounds.</summary>
internal static class ShortlistCommand
{
    /// <summary>Distractors where the command does not say how many.</summary>
    public const int UsualDistractors = 2000;

    private const string Remedy = "Run Ballistics.Accuracy --shortlist --write and commit what it writes.";

    /// <summary>Runs the measurement.</summary>
    /// <param name="request">What is to be measured.</param>
    /// <param name="write">Writes the figures down and the table into the README; what was kept of runs that were not asked for stays.</param>
    /// <param name="check">Fails where a bound is broken or the README's table is not what was written down.</param>
    /// <param name="cancellation">Stops it.</param>
    public static int Run(ShortlistRequest request, bool write, bool check, CancellationToken cancellation)
    {
        string root = Repository.Root;
        var problems = new List<string>();
        if ((request.Data ?? Repository.FindData(root)) is { } folder)
        {
            IReadOnlyList<ShortlistFigures> figures = request.IsOfSpeed
                ? ShortlistMeasurement.MeasureSpeed(request with { Data = folder }, Kept(root))
                : ShortlistMeasurement.Measure(request with { Data = folder, Cache = request.Cache ?? Path.Combine(root, "artifacts", "shortlist"), Outlines = write ? Results(root) : null }, cancellation);
            Console.WriteLine(ShortlistTable.Render(figures));
            if (write)
                Write(root, Merged(Kept(root), figures), problems);
            if (check)
                problems.AddRange(ShortlistFloor.Breaches(ShortlistMeasurement.Serving(figures)));
        }
        else
            Console.WriteLine("Skipped: the real scans are not here. Put them at ../shared/data or name their folder with --data; nothing was measured.");
        if (check)
            problems.AddRange(Problems(root));
        foreach (string problem in problems)
            Console.Error.WriteLine(problem);
        return problems.Count > 0 ? 1 : 0;
    }

    /// <summary>Whether the README's table and docs/evaluation.md say what the kept figures say.</summary>
    public static IEnumerable<string> Problems(string root)
    {
        string kept = KeptFile(root);
        if (!File.Exists(kept))
            return [$"{kept} is missing. {Remedy}"];
        return
            from place in Sections(root, ShortlistFigures.FromJson(File.ReadAllText(kept)))
            where place.Section.Find(File.ReadAllText(place.Page))?.Trim() != place.Section.Text.Trim()
            select $"{place.Page}: what stands at {place.Section.Start} is not what the kept figures say. {Remedy}";
    }

    private static IReadOnlyList<ShortlistFigures> Merged(IEnumerable<ShortlistFigures> kept, IReadOnlyList<ShortlistFigures> made) =>
    [
        .. ShortlistRun.All.SelectMany(run => made.Any(row => row.Run == run.Name) ? made.Where(row => row.Run == run.Name) : kept.Where(row => row.Run == run.Name)),
    ];

    private static IReadOnlyList<ShortlistFigures> Kept(string root) => File.Exists(KeptFile(root)) ? ShortlistFigures.FromJson(File.ReadAllText(KeptFile(root))) : [];

    private static void Write(string root, IReadOnlyList<ShortlistFigures> figures, List<string> problems)
    {
        Directory.CreateDirectory(Results(root));
        WholeFile.Write(KeptFile(root), ShortlistFigures.ToJson(figures));
        foreach (IGrouping<string, ShortlistFigures> rows in figures.GroupBy(row => row.Run))
            WholeFile.Write(Path.Combine(Results(root), $"{ShortlistRun.FileName(rows.Key)}.png"), ShortlistPlot.Draw([.. rows]));
        foreach ((string page, MarkedSection section) in Sections(root, figures))
            if (section.Replace(File.ReadAllText(page)) is { } text)
                WholeFile.Write(page, text);
            else
                problems.Add($"{page} has no lines {section.Start} and {section.End}; the figures were written down, the table was not.");
    }

    private static (string Page, MarkedSection Section)[] Sections(string root, IReadOnlyList<ShortlistFigures> figures) =>
    [
        (Path.Combine(root, "README.md"), ShortlistTable.Section(figures)),
        (Path.Combine(root, "docs", "evaluation.md"), ShortlistTable.Inside(figures)),
        (Path.Combine(root, "docs", "evaluation.md"), ShortlistTable.Sizes(figures)),
        (Path.Combine(root, "docs", "evaluation.md"), ShortlistTable.Missed(figures)),
    ];

    private static string KeptFile(string root) => Path.Combine(Results(root), "figures.json");

    private static string Results(string root) => Path.Combine(root, "benchmarks", "results", "shortlist");
}
