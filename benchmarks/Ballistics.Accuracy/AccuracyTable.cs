using System.Globalization;
using System.Text;
using Ballistics.Cli.Evaluation;

namespace Ballistics.Accuracy;

/// <summary>The table of figures in the README, between two markers, written by the run alone.</summary>
internal static class AccuracyTable
{
    private static readonly MarkedSection s_place = new("accuracy", "");

    /// <summary>The line above the table.</summary>
    public static string Start => s_place.Start;

    /// <summary>The line below the table.</summary>
    public static string End => s_place.End;

    /// <summary>The table in Markdown, a row per run, milliseconds in the last column.</summary>
    public static string Render(IEnumerable<(AccuracyRun Run, EvaluationFigures Figures)> rows)
    {
        var text = new StringBuilder()
            .Append("| Set | Known matches / non-matches | AUC | EER | TPR at FPR 0 | Rank 1 | Variance ratio: score | cell share | Cell share: least match / most non-match | ms per pair |\n")
            .Append("|---|---|---|---|---|---|---|---|---|---|\n");
        foreach ((AccuracyRun run, EvaluationFigures figures) in rows)
            text.Append("| ").AppendJoin(" | ",
                run.Name, $"{figures.KnownMatches} / {figures.KnownNonMatches}",
                Number(figures.Auc, "0.00000"), Number(figures.Eer, "0.0000"), Number(figures.TprAtFpr0, "0.000"), Number(figures.Rank1, "0.000"),
                Number(figures.VarianceRatio, "0.0"), Number(figures.CellFractionVarianceRatio, "0.0"),
                $"{Number(figures.CellFractionMinKnownMatch, "0.00")} / {Number(figures.CellFractionMaxKnownNonMatch, "0.00")}",
                Number(figures.MillisecondsPerPair, "0.00")).Append(" |\n");
        return text.ToString();
    }

    /// <summary>The same table without the times, which differ from machine to machine and from run to run.</summary>
    public static string WithoutTimes(string table) =>
        string.Join('\n', table.Trim().Split('\n').Select(line => line.TrimEnd().TrimEnd('|')).Select(line => line[..Math.Max(0, line.LastIndexOf('|'))]));

    /// <summary>The table that a text holds between the markers; null where it has no markers.</summary>
    public static string? Find(string text) => s_place.Find(text);

    /// <summary>The text with another table between the markers; null where it has no markers.</summary>
    public static string? Replace(string text, string table) => (s_place with { Text = table }).Replace(text);

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
