using System.Globalization;
using System.Text;
using Ballistics.Simulation.Studies;

namespace Ballistics.Accuracy.Calibration;

/// <summary>The table of the calibration, in Markdown.</summary>
internal static class CalibrationReport
{
    /// <summary>The whole page.</summary>
    public static string Render(IReadOnlyList<CalibrationFigures> sets)
    {
        var text = new StringBuilder("""
            # The simulator beside real scans

            Written by `Ballistics.Accuracy calibration`. Every pair of every set was compared by this project's engine; simulated scans went
            through files, preparation and comparison like real ones. Real cartridge cases were turned by angles drawn from their names, since
            simulated ones lie at any angle. The figures say how alike the simulated pairs are to the real ones, not how accurate the engine is.

            ![Correlations of known matches and non-matches, real and simulated](calibration.png)

            | Set | Pairs: matches / non-matches | Correlation of matches: mean ± sd | 5 % to 95 % | of non-matches: mean ± sd | most | Cells of matches: mean | of non-matches: most | Score of matches: mean ± sd | of non-matches: mean ± sd |
            |---|---|---|---|---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (CalibrationFigures set in sets)
            text.Append(CultureInfo.InvariantCulture, $"| {set.Set.Name}, {(set.Set.Specimen == Evidence.SpecimenKind.Bullet ? "lands" : "breech faces")} ")
                .Append(CultureInfo.InvariantCulture, $"| {set.Matches.Count} / {set.NonMatches.Count} | {Spread(set.Matches)} | {set.Matches.Quantile(0.05):F2} to {set.Matches.Quantile(0.95):F2} ")
                .Append(CultureInfo.InvariantCulture, $"| {Spread(set.NonMatches)} | {set.NonMatches.Quantile(1):F2} | {set.MatchCells.Mean:F2} | {set.NonMatchCells.Quantile(1):F2} ")
                .Append(CultureInfo.InvariantCulture, $"| {Spread(set.MatchScores)} | {Spread(set.NonMatchScores)} |\n");
        StudyPlan cases = CalibrationSet.All.First(set => set.Plan is not null).Plan!;
        text.Append(CultureInfo.InvariantCulture, $"\nSimulated sets: seed {cases.Seed}; {cases.Firearms} firearms of as many models with {cases.Shots} cases each; 4 barrels of one model with 3 bullets each.\n");
        return text.ToString();
    }

    private static string Spread(Distribution sample) => string.Create(CultureInfo.InvariantCulture, $"{sample.Mean:F3} ± {sample.Deviation:F3}");
}
