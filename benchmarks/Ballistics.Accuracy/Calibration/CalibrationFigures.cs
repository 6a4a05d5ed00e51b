using Ballistics.Cli.Evaluation;

namespace Ballistics.Accuracy.Calibration;

/// <summary>How the pairs of one set are distributed.</summary>
/// <param name="Set">The set.</param>
/// <param name="Matches">Correlation of known matches in their best pose.</param>
/// <param name="NonMatches">Correlation of known non-matches in their best pose.</param>
/// <param name="MatchCells">Share of congruent cells (of lands: votes) of known matches.</param>
/// <param name="NonMatchCells">The same of known non-matches.</param>
/// <param name="MatchScores">Score of known matches.</param>
/// <param name="NonMatchScores">Score of known non-matches.</param>
internal sealed record CalibrationFigures(
    CalibrationSet Set, Distribution Matches, Distribution NonMatches, Distribution MatchCells, Distribution NonMatchCells,
    Distribution MatchScores, Distribution NonMatchScores)
{
    /// <summary>The figures of a set's pairs.</summary>
    public static CalibrationFigures Of(CalibrationSet set, IReadOnlyList<PairResult> pairs)
    {
        Distribution Take(bool match, Func<PairResult, double> number) => new(pairs.Where(pair => pair.IsKnownMatch == match).Select(number));
        static double Correlation(PairResult pair) => pair.Best?.Correlation ?? double.NaN;
        return new CalibrationFigures(
            set, Take(true, Correlation), Take(false, Correlation), Take(true, pair => pair.CellFraction), Take(false, pair => pair.CellFraction),
            Take(true, pair => pair.Score), Take(false, pair => pair.Score));
    }
}
