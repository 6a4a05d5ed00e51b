using Ballistics.Accuracy;
using Ballistics.Cli.Evaluation;

namespace Ballistics.Cli.Tests.Accuracy;

public sealed class AccuracyTableTests
{
    private static readonly EvaluationFigures s_figures =
        new("fadul", "as-scanned", 63, 717, 1, 0, 1, 1, 1, 1, 1, 1, 79.06, 65, .514, .067, 17.1);

    [Fact]
    public void Only_what_stands_between_the_markers_is_replaced()
    {
        string readme = $"# Title\n\n{AccuracyTable.Start}\nold\n{AccuracyTable.End}\ntail\n";
        string table = AccuracyTable.Render([(AccuracyRun.All[0], s_figures)]);
        string replaced = AccuracyTable.Replace(readme, table)!;
        Assert.Equal($"# Title\n\n{AccuracyTable.Start}\n{table}{AccuracyTable.End}\ntail\n", replaced);
        Assert.Equal(replaced, AccuracyTable.Replace(replaced, table));
    }

    [Fact]
    public void A_readme_is_up_to_date_when_it_says_what_the_kept_figures_say_times_aside()
    {
        (AccuracyRun, EvaluationFigures)[] kept = [(AccuracyRun.All[0], s_figures)];
        string readme = AccuracyTable.Replace($"{AccuracyTable.Start}{AccuracyTable.End}", AccuracyTable.Render(kept))!;
        Assert.Empty(AccuracyCheck.Readme(readme, kept));
        Assert.Empty(AccuracyCheck.Readme(readme, [(AccuracyRun.All[0], s_figures with { MillisecondsPerPair = 5 })]));
        Assert.Single(AccuracyCheck.Readme(readme, [(AccuracyRun.All[0], s_figures with { Auc = .99 })]));
        Assert.Single(AccuracyCheck.Readme("no markers", kept));
    }

    [Fact]
    public void Kept_figures_that_are_not_reached_any_more_are_told()
    {
        Assert.Empty(AccuracyCheck.Kept(AccuracyRun.All[0], s_figures with { MillisecondsPerPair = 1 }, s_figures));
        Assert.Single(AccuracyCheck.Kept(AccuracyRun.All[0], s_figures with { VarianceRatio = 60 }, s_figures));
        Assert.Single(AccuracyCheck.Kept(AccuracyRun.All[0], s_figures, null));
    }

    [Fact]
    public void A_figure_below_its_floor_or_absent_breaks_it()
    {
        EvaluationFigures sound = s_figures with
        {
            Auc = 1,
            CellFractionMinKnownMatch = .6,
            CellFractionMaxKnownNonMatch = .05,
            CellFractionVarianceRatio = 100,
        };
        string[] Breaches(EvaluationFigures figures) => [.. AccuracyCheck.Floors([(AccuracyRun.All[0], figures)])];

        Assert.Empty(Breaches(sound));
        Assert.Equal("fadul, as-scanned: AUC is 0.9999, and must be at least 1.", Assert.Single(Breaches(sound with { Auc = .9999 })));
        Assert.Contains("AUC is absent", Assert.Single(Breaches(sound with { Auc = null })), StringComparison.Ordinal);
        Assert.Contains("at most 0.07", Assert.Single(Breaches(sound with { CellFractionMaxKnownNonMatch = .08 })), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_floor_names_a_run_of_the_list() =>
        Assert.All(AccuracyFloor.All, floor => Assert.Contains(floor.Run, AccuracyRun.All.Select(run => run.Name)));

    [Fact]
    public void Every_run_keeps_its_figures_in_a_file_of_its_own() =>
        Assert.Equal(AccuracyRun.All.Count, AccuracyRun.All.Select(run => run.FileName).Distinct().Count());
}
