using System.Text.Json;
using Ballistics.Cli.Evaluation;

namespace Ballistics.Cli.Tests.Evaluation;

public sealed class EvaluationFiguresTests
{
    private static readonly ComparedItem s_a1 = Pairs.Exhibit("a1", "a"), s_a2 = Pairs.Exhibit("a2", "a"), s_b1 = Pairs.Exhibit("b1", "b"), s_b2 = Pairs.Exhibit("b2", "b");

    [Fact]
    public void The_figures_have_exactly_the_promised_keys_in_their_order()
    {
        using JsonDocument json = JsonDocument.Parse(Figures().ToJson());
        Assert.Equal(
            [
                "study", "protocol", "knownMatches", "knownNonMatches", "auc", "eer", "tprAtFpr0", "tprAtFpr0001", "tprAtFpr001",
                "rank1", "rank5", "rank10", "varianceRatio", "cellFractionVarianceRatio", "cellFractionMinKnownMatch",
                "cellFractionMaxKnownNonMatch", "millisecondsPerPair",
            ],
            json.RootElement.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void The_figures_are_those_of_the_pairs()
    {
        EvaluationFigures figures = Figures();
        Assert.Equal(("toy", "rotated", 2, 4), (figures.Study, figures.Protocol, figures.KnownMatches, figures.KnownNonMatches));
        Assert.Equal((1.0, 0.0, 1.0, 1.0), (figures.Auc, figures.Eer, figures.TprAtFpr0, figures.Rank1));
        Assert.Equal((.6, .1), (figures.CellFractionMinKnownMatch, figures.CellFractionMaxKnownNonMatch));
        Assert.Equal(2.5, figures.MillisecondsPerPair);
    }

    [Fact]
    public void A_figure_that_does_not_apply_is_null_and_never_not_a_number()
    {
        EvaluationFigures figures = EvaluationFigures.Of("toy", Protocol.AsScanned, [Pairs.Scored(s_a1, s_a2, double.NaN)], double.NaN);
        string json = figures.ToJson();
        Assert.DoesNotContain("NaN", json, StringComparison.OrdinalIgnoreCase);
        Assert.All(
            new double?[] { figures.Auc, figures.Eer, figures.Rank1, figures.VarianceRatio, figures.CellFractionMinKnownMatch, figures.MillisecondsPerPair },
            figure => Assert.Null(figure));
    }

    [Fact]
    public void What_was_written_is_read_back_the_same() => Assert.Equal(Figures(), EvaluationFigures.FromJson(Figures().ToJson()));

    private static EvaluationFigures Figures() => EvaluationFigures.Of(
        "toy", Protocol.Rotated,
        [
            Pairs.Scored(s_a1, s_a2, .9, .8), Pairs.Scored(s_b1, s_b2, .7, .6),
            Pairs.Scored(s_a1, s_b1, .1, 0), Pairs.Scored(s_a1, s_b2, .2, .1), Pairs.Scored(s_a2, s_b1, .15, .05), Pairs.Scored(s_a2, s_b2, .3, .1),
        ],
        2.5);
}
