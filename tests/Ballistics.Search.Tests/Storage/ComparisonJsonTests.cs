using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Tests.Storage;

public sealed class ComparisonJsonTests
{
    [Fact]
    public void A_comparison_comes_back_with_all_that_is_needed_to_draw_it()
    {
        var pair = new MarkComparison
        {
            Kind = MarkKind.LandEngravedArea,
            Score = 0.75,
            Pose = new Pose(1e-4, -2e-5, 179.5),
            Correlation = 0.5,
            Cells = [new CellRegistration(1, 2, 3, 4, 5, 0.6, true), new CellRegistration(1, 2, 3, 4, 5, double.NaN, false)],
            CongruentCellFraction = 0.5,
        };

        ExhibitComparison read = ComparisonJson.Read(ComparisonJson.Write(new ExhibitComparison(0.75, [new MarkPair("a", "b", pair)], 3)));

        Assert.Equal(0.75, read.Score);
        Assert.Equal(3, read.LandPhase);
        MarkPair same = Assert.Single(read.Pairs);
        Assert.Equal(("a", "b"), (same.FirstMark, same.SecondMark));
        Assert.Equal(pair.Cells, same.Comparison.Cells);
        Assert.Equal(pair with { Cells = [] }, same.Comparison with { Cells = [] });
        Assert.True(double.IsNaN(same.Comparison.OverlapFraction));
    }

    [Fact]
    public void Text_that_is_no_comparison_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => ComparisonJson.Read("{"));
        Assert.Throws<InvalidDataException>(() => ComparisonJson.Read("null"));
    }
}
