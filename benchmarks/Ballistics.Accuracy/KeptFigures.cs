using Ballistics.Cli.Evaluation;
using Ballistics.Cli.Output;

namespace Ballistics.Accuracy;

/// <summary>The figures of the last run that was written down, one committed JSON file per run of the list.</summary>
/// <param name="folder">Where they are: benchmarks/results/accuracy.</param>
internal sealed class KeptFigures(string folder)
{
    /// <summary>The figures of one run; null where none were written down.</summary>
    public EvaluationFigures? Read(AccuracyRun run)
    {
        string path = Path.Combine(folder, run.FileName);
        return File.Exists(path) ? EvaluationFigures.FromJson(File.ReadAllText(path)) : null;
    }

    /// <summary>All that were written down, in the order of the list.</summary>
    public IReadOnlyList<(AccuracyRun Run, EvaluationFigures Figures)> ReadAll() =>
        [.. AccuracyRun.All.Select(run => (run, Read(run))).Where(row => row.Item2 is not null).Select(row => (row.run, row.Item2!))];

    /// <summary>Writes the figures of one run down.</summary>
    public void Write(AccuracyRun run, EvaluationFigures figures)
    {
        Directory.CreateDirectory(folder);
        WholeFile.Write(Path.Combine(folder, run.FileName), figures.ToJson());
    }
}
