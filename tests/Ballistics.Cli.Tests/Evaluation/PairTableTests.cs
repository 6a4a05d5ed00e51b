using Ballistics.Cli.Evaluation;

namespace Ballistics.Cli.Tests.Evaluation;

public sealed class PairTableTests
{
    [Fact]
    public void Every_pair_is_a_row_under_one_header()
    {
        ComparedItem first = Pairs.Exhibit("a, \"first\"", "a"), second = Pairs.Exhibit("b", "b");
        string[] lines = PairTable.Write([Pairs.Scored(first, second, .25, .5), Pairs.Scored(second, first, double.NaN)]).TrimEnd('\n').Split('\n');
        Assert.Equal(
            [
                PairTable.Header,
                "\"a, \"\"first\"\"\",b,known non-match,0.25,0.25,,0.5,1E-05,-2E-05,30,,1,,",
                "b,\"a, \"\"first\"\"\",known non-match,,,,,,,,,1,,",
            ],
            lines);
    }
}
