using Ballistics.Evidence;

namespace Ballistics.Comparison.Tests;

/// <summary>Marks of which a part is missing, and marks so faint that hardly a cell fits.</summary>
public class PartialMarksTests
{
    private static readonly MadeMark Mark = new(1);
    private static readonly MadeMark Other = new(2);

    [Theory]
    [InlineData(30, 25)]
    [InlineData(60, 25)]
    [InlineData(90, -140)]
    [InlineData(120, 77)]
    public void Two_halves_are_laid_on_the_part_that_both_show(double shared, double turn)
    {
        var pose = new Pose(0, 0, turn);
        Signature first = Half(Mark, default, 0), second = Half(Mark, pose, 180 - shared);
        MarkComparison found = MarkComparer.Compare(first, second), unrelated = MarkComparer.Compare(first, Half(Other, pose, 180 - shared));
        Assert.Equal(0, Angles.Normalise(found.Pose.RotationDegrees - turn), 1.0);
        Assert.True(found.Score > 1.5 * unrelated.Score, $"{found.Score}, unrelated {unrelated.Score}.");
        Assert.Equal(found.Score, MarkComparer.Compare(second, first).Score);
    }

    [Fact]
    public void Cells_without_a_counterpart_do_not_count_against_a_pair()
    {
        MarkComparison found = MarkComparer.Compare(MadeMark.SignatureOf(Mark.Scan()), Half(Mark, new Pose(0, 0, 40), 0));
        Assert.True(found.CongruentCellFraction > 0.9, $"{found.CongruentCellFraction}");
    }

    [Fact]
    public void A_mark_too_faint_for_its_cells_is_still_laid_where_it_fits()
    {
        // So much noise that few cells reach the correlation of a congruent one.
        Signature upright = MadeMark.SignatureOf(Mark.Scan(noise: 2.2e-6)), faint = MadeMark.SignatureOf(Mark.Scan(new Pose(0, 0, 100), noise: 2.2e-6));
        MarkComparison found = MarkComparer.Compare(upright, faint);
        Assert.True(found.CongruentCellFraction < 0.4, $"Not faint: {found.CongruentCellFraction}.");
        Assert.Equal(100, found.Pose.RotationDegrees, 1.0);
        double unrelated = MarkComparer.Compare(upright, MadeMark.SignatureOf(Other.Scan(new Pose(0, 0, 100), noise: 2.2e-6))).Score;
        Assert.True(found.Score > 1.5 * unrelated, $"{found.Score}, unrelated {unrelated}.");
    }

    /// <summary>The half of a mark about a direction, degrees.</summary>
    private static Signature Half(MadeMark mark, Pose pose, double about)
    {
        (double sin, double cos) = Math.SinCos(about * Math.PI / 180);
        return MadeMark.SignatureOf(mark.Scan(pose, bears: (x, y) => x * cos + y * sin > 0 && MadeMark.Ring(x, y)));
    }
}
