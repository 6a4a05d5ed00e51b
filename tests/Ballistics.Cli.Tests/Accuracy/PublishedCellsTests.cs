using Ballistics.Accuracy;
using Ballistics.Cli.Evaluation;
using Ballistics.Cli.Tests.Evaluation;

namespace Ballistics.Cli.Tests.Accuracy;

public sealed class PublishedCellsTests
{
    private static readonly ComparedItem s_a = Pairs.Exhibit("a", "one"), s_b = Pairs.Exhibit("b", "one"), s_c = Pairs.Exhibit("c", "two"), s_d = Pairs.Exhibit("d", "two");

    [Fact]
    public void Pairs_on_the_same_sides_are_counted_and_correlated()
    {
        PublishedCells found = Compare("a,b,1,30,20\nc,a,0,30,1\nd,c,1,30,25\n", [Pair(s_a, s_b, .6), Pair(s_a, s_c, .02), Pair(s_c, s_d, .7)]);
        Assert.Equal((3, 1.0), (found.Pairs, found.RankCorrelation));
        Assert.EndsWith("on different sides: none.", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pair_on_another_side_than_published_is_named()
    {
        // Published: the match a, b stands below the non-match a, c, so that their divide at 8.5 puts both on other sides than ours does.
        PublishedCells found = Compare("a,b,1,30,8\na,c,0,30,9\nc,d,1,30,20\n", [Pair(s_a, s_b, .6), Pair(s_a, s_c, .05), Pair(s_c, s_d, .7)]);
        Assert.Equal(["a and b: share 0.60, published 8", "a and c: share 0.05, published 9"], found.Disagreements);
    }

    [Fact]
    public void A_study_without_published_counts_has_no_line()
    {
        Assert.Null(PublishedCells.Compare("nothing", Path.GetTempPath(), []));
    }

    private static PairResult Pair(ComparedItem first, ComparedItem second, double cells) => Pairs.Scored(first, second, cells, cells);

    private static PublishedCells Compare(string rows, IReadOnlyList<PairResult> pairs)
    {
        string folder = Directory.CreateTempSubdirectory("published").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "published"));
            File.WriteAllText(Path.Combine(folder, "published", "study_cells_nist.csv"), "first,second,match,cells,congruent\n" + rows);
            return PublishedCells.Compare("study", folder, pairs)!;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
