using Ballistics.Accuracy;
using Ballistics.Cli.Evaluation;

namespace Ballistics.Cli.Tests.Accuracy;

public sealed class SharedAnglesTests
{
    [Fact]
    public void Two_halves_of_one_draw_share_all_and_a_half_turn_later_nothing()
    {
        Assert.Equal(180, SharedAngles.Between("a.x3p", "folder/a.x3p", 0), 9);
        Assert.Equal(0, SharedAngles.Between("a.x3p", "a.x3p", 180), 9);
        Assert.Equal(130, SharedAngles.Between("a.x3p", "a.x3p", -50), 9);
    }

    [Fact]
    public void The_turn_between_the_scans_is_undone_first()
    {
        double apart = HashedDraw.For("a.x3p").KeptSideDegrees - HashedDraw.For("b.x3p").KeptSideDegrees;
        Assert.Equal(180, SharedAngles.Between("a.x3p", "b.x3p", apart), 9);
        Assert.Equal(170, SharedAngles.Between("a.x3p", "b.x3p", apart + 10), 9);
    }

    [Fact]
    public void Each_row_sets_its_known_matches_against_all_known_non_matches()
    {
        string[] rows = SharedTable.ByAngle.Render([(10, .1), (15, .9), (180, .8)], [.2, .3]).Split('\n');
        Assert.Equal("| 0–20° | 2 | 0.500 | 0.50 |", rows[2]);
        Assert.Equal("| 20–40° | 0 | – | – |", rows[3]);
        Assert.Equal("| 150–180° | 1 | 1.000 | 1.00 |", rows[8]);
    }
}
