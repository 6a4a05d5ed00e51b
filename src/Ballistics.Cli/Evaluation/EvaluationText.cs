using System.Globalization;

namespace Ballistics.Cli.Evaluation;

/// <summary>An evaluation as a person reads it.</summary>
internal static class EvaluationText
{
    /// <summary>Writes the counts, the figures (a column per study where there are several) and every refused scan.</summary>
    public static void Write(StudyEvaluation evaluation, TextWriter output)
    {
        EvaluationRequest request = evaluation.Request;
        int withoutScore = evaluation.Pairs.Count(pair => double.IsNaN(pair.Score));
        string what = request.Level == Level.Land ? "lands" : "exhibits";
        output.WriteLine(
            $"{evaluation.Figures.Study}, {evaluation.Figures.Protocol}: {evaluation.Pairs.Count} pairs of {evaluation.Items.Count} {what} from {evaluation.Scans.Count} scans"
            + (request.Level == Level.Land ? " (no pairs within a bullet)" : ""));
        if (withoutScore > 0)
            output.WriteLine($"{withoutScore} pairs have no score; they count as below every score, and are left out of variance ratios.");
        output.WriteLine();
        WriteTable(FiguresByStudy(evaluation), output);
        (int right, int known) = LandPhases.Count(evaluation.Pairs, evaluation.Scans);
        if (known > 0 && request.Level == Level.Exhibit)
            output.WriteLine($"Right phase of the lands found in {right} of {known} known matches whose phase the labels tell.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"All pairs took {evaluation.Times.AllPairs.TotalSeconds:0.00} s on {Environment.ProcessorCount} cores; reading and preparing a scan {evaluation.Times.MillisecondsPerScan:0} ms (median)."));
        foreach (RefusedScan scan in evaluation.Refused)
            output.WriteLine($"Refused ({scan.Reason}): {scan.File}: {scan.Message}");
    }

    private static List<EvaluationFigures> FiguresByStudy(StudyEvaluation evaluation)
    {
        string[] studies = [.. evaluation.Scans.Select(scan => scan.Study).Distinct()];
        if (studies.Length == 1)
            return [evaluation.Figures];
        IEnumerable<EvaluationFigures> within = studies.Select(study => EvaluationFigures.Of(
            study, evaluation.Request.Protocol, [.. evaluation.Pairs.Where(pair => pair.First.Study == study && pair.Second.Study == study)], double.NaN));
        return [.. within, evaluation.Figures with { Study = evaluation.Request.Studies.Count > 1 ? "all, with pairs across" : "all" }];
    }

    private static void WriteTable(IReadOnlyList<EvaluationFigures> columns, TextWriter output)
    {
        int width = Math.Max(12, columns.Max(figures => figures.Study.Length) + 2);
        if (columns.Count > 1)
            output.WriteLine($"{"",-34}" + string.Concat(columns.Select(figures => figures.Study.PadLeft(width))));
        Row("known matches", "0", figures => figures.KnownMatches);
        Row("known non-matches", "0", figures => figures.KnownNonMatches);
        Row("area under the ROC curve", "0.00000", figures => figures.Auc);
        Row("equal error rate", "0.0000", figures => figures.Eer);
        Row("true positive rate at FPR 0", "0.0000", figures => figures.TprAtFpr0);
        Row("true positive rate at FPR 0.1 %", "0.0000", figures => figures.TprAtFpr0001);
        Row("true positive rate at FPR 1 %", "0.0000", figures => figures.TprAtFpr001);
        Row("rank 1", "0.0000", figures => figures.Rank1);
        Row("rank 5", "0.0000", figures => figures.Rank5);
        Row("rank 10", "0.0000", figures => figures.Rank10);
        Row("variance ratio of the score", "0.00", figures => figures.VarianceRatio);
        Row("variance ratio of the cell share", "0.00", figures => figures.CellFractionVarianceRatio);
        Row("cell share, least known match", "0.000", figures => figures.CellFractionMinKnownMatch);
        Row("cell share, most known non-match", "0.000", figures => figures.CellFractionMaxKnownNonMatch);
        Row("milliseconds per pair, one thread", "0.000", figures => figures.MillisecondsPerPair);

        void Row(string name, string format, Func<EvaluationFigures, double?> figure) =>
            output.WriteLine($"{name,-34}" + string.Concat(columns.Select(figures =>
                (figure(figures)?.ToString(format, CultureInfo.InvariantCulture) ?? "–").PadLeft(width))));
    }
}
