using System.Text.Json;

namespace Ballistics.Cli.Evaluation;

/// <summary>
/// The figures of one evaluation, as <c>--json</c> writes them: these keys and no others, null where a figure does not apply.
/// </summary>
/// <param name="Study">The study, or several joined by commas.</param>
/// <param name="Protocol">As <see cref="ProtocolNames"/> spells it.</param>
/// <param name="KnownMatches">Pairs of one firearm (at land level: of one land of one barrel).</param>
/// <param name="KnownNonMatches">All other pairs.</param>
/// <param name="Auc">Area under the ROC curve, ties half.</param>
/// <param name="Eer">Equal error rate, interpolated.</param>
/// <param name="TprAtFpr0">Share of known matches above every known non-match.</param>
/// <param name="TprAtFpr0001">True positive rate at a false positive rate of at most .1 %.</param>
/// <param name="TprAtFpr001">True positive rate at a false positive rate of at most 1 %.</param>
/// <param name="Rank1">Share of probes whose best known match is first.</param>
/// <param name="Rank5">The same, among the first five.</param>
/// <param name="Rank10">The same, among the first ten.</param>
/// <param name="VarianceRatio">Of the score.</param>
/// <param name="CellFractionVarianceRatio">Of the share of congruent cells.</param>
/// <param name="CellFractionMinKnownMatch">Smallest share of congruent cells of a known match.</param>
/// <param name="CellFractionMaxKnownNonMatch">Largest share of congruent cells of a known non-match.</param>
/// <param name="MillisecondsPerPair">Median wall time of one comparison on one thread, over up to 200 comparisons.</param>
internal sealed record EvaluationFigures(
    string Study, string Protocol, int KnownMatches, int KnownNonMatches,
    double? Auc, double? Eer, double? TprAtFpr0, double? TprAtFpr0001, double? TprAtFpr001,
    double? Rank1, double? Rank5, double? Rank10,
    double? VarianceRatio, double? CellFractionVarianceRatio, double? CellFractionMinKnownMatch, double? CellFractionMaxKnownNonMatch,
    double? MillisecondsPerPair)
{
    private static readonly JsonSerializerOptions s_options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <summary>The figures of a set of pairs.</summary>
    /// <param name="study">The study, or several joined by commas.</param>
    /// <param name="protocol">What was done to every scan.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="millisecondsPerPair">Median on one thread; NaN where it was not measured.</param>
    public static EvaluationFigures Of(string study, Protocol protocol, IReadOnlyList<PairResult> pairs, double millisecondsPerPair)
    {
        PairResult[] matches = [.. pairs.Where(pair => pair.IsKnownMatch)], nonMatches = [.. pairs.Where(pair => !pair.IsKnownMatch)];
        var curve = new ReceiverOperatingCurve(matches.Select(pair => pair.Score), nonMatches.Select(pair => pair.Score));
        var ranks = new RankRates(pairs);
        double[] cellsOfMatches = [.. matches.Select(pair => pair.CellFraction).Where(double.IsFinite)];
        double[] cellsOfNonMatches = [.. nonMatches.Select(pair => pair.CellFraction).Where(double.IsFinite)];
        return new EvaluationFigures(
            study, ProtocolNames.NameOf(protocol), matches.Length, nonMatches.Length,
            OrNull(curve.Area), OrNull(curve.EqualErrorRate),
            OrNull(curve.TruePositiveRateAt(0)), OrNull(curve.TruePositiveRateAt(0.001)), OrNull(curve.TruePositiveRateAt(0.01)),
            OrNull(ranks.At(1)), OrNull(ranks.At(5)), OrNull(ranks.At(10)),
            OrNull(ScoreVariance.Ratio(matches.Select(pair => pair.Score), nonMatches.Select(pair => pair.Score))),
            OrNull(ScoreVariance.Ratio(cellsOfMatches, cellsOfNonMatches)),
            OrNull(cellsOfMatches.DefaultIfEmpty(double.NaN).Min()), OrNull(cellsOfNonMatches.DefaultIfEmpty(double.NaN).Max()),
            OrNull(millisecondsPerPair));
    }

    /// <summary>As JSON, indented.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_options) + "\n";

    /// <summary>The figures that <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text holds something else.</exception>
    public static EvaluationFigures FromJson(string json) =>
        JsonSerializer.Deserialize<EvaluationFigures>(json, s_options) ?? throw new JsonException("The text is null, not figures.");

    private static double? OrNull(double value) => double.IsFinite(value) ? value : null;
}
