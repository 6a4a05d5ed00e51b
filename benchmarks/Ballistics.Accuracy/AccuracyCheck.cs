using Ballistics.Cli.Evaluation;

namespace Ballistics.Accuracy;

/// <summary>What is wrong with the project's claims about its accuracy.</summary>
internal static class AccuracyCheck
{
    /// <summary>What to do about figures that are out of date.</summary>
    public const string Remedy = "Run 'dotnet run -c Release --project benchmarks/Ballistics.Accuracy -- --write' and commit what it writes.";

    /// <summary>The bounds that these figures break.</summary>
    public static IEnumerable<string> Floors(IReadOnlyList<(AccuracyRun Run, EvaluationFigures Figures)> rows) =>
        AccuracyFloor.All
            .SelectMany(floor => rows.Where(row => row.Run.Name == floor.Run).Select(row => floor.Breach(row.Figures)))
            .OfType<string>();

    /// <summary>Whether the README's table says what the kept figures say, times aside.</summary>
    public static IEnumerable<string> Readme(string readme, IReadOnlyList<(AccuracyRun Run, EvaluationFigures Figures)> kept)
    {
        if (AccuracyTable.Find(readme) is not { } table)
            yield return $"README.md has no lines {AccuracyTable.Start} and {AccuracyTable.End}. Put them where the table belongs.";
        else if (AccuracyTable.WithoutTimes(table) != AccuracyTable.WithoutTimes(AccuracyTable.Render(kept)))
            yield return $"The table in README.md is not what the kept figures say. {Remedy}";
    }

    /// <summary>Whether the kept figures are those this program reaches, times aside.</summary>
    public static IEnumerable<string> Kept(AccuracyRun run, EvaluationFigures reached, EvaluationFigures? kept)
    {
        if (kept is null)
            yield return $"{run.Name}: no figures are kept. {Remedy}";
        else if (AccuracyTable.WithoutTimes(AccuracyTable.Render([(run, kept)])) != AccuracyTable.WithoutTimes(AccuracyTable.Render([(run, reached)])))
            yield return $"{run.Name}: the kept figures are not those reached now. {Remedy}";
    }
}
