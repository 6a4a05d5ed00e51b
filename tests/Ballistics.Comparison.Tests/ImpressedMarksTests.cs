using System.Globalization;
using Ballistics.Evidence;

namespace Ballistics.Comparison.Tests;

public class ImpressedMarksTests
{
    private static readonly MadeMark Mark = new(1);
    private static readonly MadeMark Other = new(2);
    private static readonly Signature Upright = MadeMark.SignatureOf(Mark.Scan());

    [Fact]
    public void A_mark_compared_with_itself_keeps_every_cell_in_place()
    {
        MarkComparison self = MarkComparer.Compare(Upright, Upright);
        Assert.NotEmpty(self.Cells);
        Assert.All(self.Cells, cell =>
        {
            Assert.True(cell.IsCongruent, $"{cell}");
            Assert.Equal(cell.X, cell.FoundX, 1e-6);
            Assert.Equal(cell.Y, cell.FoundY, 1e-6);
        });
        Assert.Equal(1, self.CongruentCellFraction);
        Assert.Equal(0, self.Pose.RotationDegrees, 1e-3);
        Assert.Equal(0, self.Pose.X, 1e-6);
        Assert.Equal(0, self.Pose.Y, 1e-6);
        Assert.True(self.Correlation > 0.999, $"{self.Correlation}");
        Assert.True(self.Residual < 0.001, $"{self.Residual}");
    }

    [Theory]
    [InlineData(17, 0, 0)]
    [InlineData(90, 0.1e-3, 0)]
    [InlineData(133, -0.12e-3, 0.2e-3)]
    [InlineData(180, 0, 0.15e-3)]
    [InlineData(-77, 0.2e-3, 0.1e-3)]
    public void A_turned_and_shifted_mark_is_found_in_its_pose_and_scores_nearly_as_itself(double turn, double x, double y)
    {
        var pose = new Pose(x, y, turn);
        MarkComparison found = MarkComparer.Compare(Upright, MadeMark.SignatureOf(Mark.Scan(pose)));
        Assert.Equal(0, Angles.Normalise(found.Pose.RotationDegrees - turn), 0.5);
        Assert.Equal(x, found.Pose.X, 25e-6);
        Assert.Equal(y, found.Pose.Y, 25e-6);
        Assert.True(found.CongruentCellFraction > 0.9, $"{found.CongruentCellFraction}");
        double self = MarkComparer.Compare(Upright, Upright).Score;
        Assert.True(found.Score > 0.8 * self, $"{found.Score}, itself {self}.");
    }

    [Fact]
    public void Every_congruent_cell_lies_where_the_pose_foretells_it()
    {
        MarkComparison found = MarkComparer.Compare(Upright, MadeMark.SignatureOf(Mark.Scan(new Pose(0.1e-3, -0.05e-3, 40), noise: 0.2e-6)));
        Assert.All(found.Cells.Where(cell => cell.IsCongruent), cell =>
        {
            (double x, double y) = found.Pose.Apply(cell.FoundX, cell.FoundY);
            Assert.Equal(cell.X, x, 75e-6);
            Assert.Equal(cell.Y, y, 75e-6);
        });
    }

    [Fact]
    public void Both_orders_of_a_pair_score_the_same_to_the_last_bit_and_their_poses_are_inverse()
    {
        Signature[] marks = [Upright, MadeMark.SignatureOf(Mark.Scan(new Pose(0.1e-3, 0, 60), noise: 0.5e-6)), MadeMark.SignatureOf(Other.Scan())];
        foreach (Signature first in marks)
            foreach (Signature second in marks)
            {
                MarkComparison forth = MarkComparer.Compare(first, second), back = MarkComparer.Compare(second, first);
                Assert.Equal(BitConverter.DoubleToInt64Bits(forth.Score), BitConverter.DoubleToInt64Bits(back.Score));
                Assert.Equal(forth.Correlation, back.Correlation);
                Assert.Equal(forth.Residual, back.Residual);
                Assert.Equal(forth.CongruentCellFraction, back.CongruentCellFraction);
                Pose inverse = back.Pose.Inverse();
                Assert.Equal(forth.Pose.X, inverse.X, 1e-9);
                Assert.Equal(forth.Pose.Y, inverse.Y, 1e-9);
                Assert.Equal(0, Angles.Normalise(forth.Pose.RotationDegrees - inverse.RotationDegrees), 1e-9);
            }
    }

    [Fact]
    public void The_scale_of_heights_does_not_matter()
    {
        // A power of two moves no digit, so not one byte may differ.
        Assert.Equal(Upright.ToBytes(), MadeMark.SignatureOf(Mark.Scan(scale: 4)).ToBytes());
        Signature noisy = MadeMark.SignatureOf(Mark.Scan(new Pose(0, 0, 25), noise: 0.5e-6)), threefold = MadeMark.SignatureOf(Mark.Scan(new Pose(0, 0, 25), 3, 0.5e-6));
        Assert.Equal(MarkComparer.Compare(Upright, noisy).Score, MarkComparer.Compare(Upright, threefold).Score, 0.02);
    }

    [Fact]
    public void Unrelated_marks_score_far_below_a_noisy_second_shot()
    {
        double same = MarkComparer.Compare(Upright, MadeMark.SignatureOf(Mark.Scan(new Pose(0, 0, 100), noise: 0.5e-6))).Score;
        for (int seed = 2; seed < 6; seed++)
        {
            MarkComparison unrelated = MarkComparer.Compare(Upright, MadeMark.SignatureOf(new MadeMark(seed).Scan(new Pose(0, 0, 31 * seed))));
            Assert.True(unrelated.Score < 0.4 * same, $"{unrelated.Score}, the second shot {same}.");
            Assert.True(unrelated.CongruentCellFraction < 0.1, $"{unrelated.CongruentCellFraction}");
            Assert.InRange(unrelated.Residual, 0.6, 0.75);
        }
    }

    [Fact]
    public void Half_a_mark_is_found_on_the_whole_one()
    {
        Topography half = Mark.Scan(new Pose(0, 0, -60), bears: (x, y) => x > 0 && MadeMark.Ring(x, y));
        MarkComparison found = MarkComparer.Compare(Upright, MadeMark.SignatureOf(half));
        Assert.Equal(-60, found.Pose.RotationDegrees, 0.5);
        Assert.Equal(0, found.Pose.X, 25e-6);
        Assert.Equal(0, found.Pose.Y, 25e-6);
    }

    [Fact]
    public void Marks_that_share_too_little_have_no_score_and_say_why()
    {
        Signature rim = MadeMark.SignatureOf(Mark.Scan(bears: (x, y) => Math.Sqrt(x * x + y * y) is > 1.2e-3 and < 1.5e-3));
        Signature middle = MadeMark.SignatureOf(Other.Scan(bears: (x, y) => Math.Sqrt(x * x + y * y) < 0.7e-3));
        MarkComparison comparison = MarkComparer.Compare(rim, middle);
        Assert.True(double.IsNaN(comparison.Score), $"{comparison}");
        Assert.Contains("share", comparison.Remark, StringComparison.Ordinal);
        Assert.True(double.IsNaN(MarkComparer.Compare(middle, rim).Score));
    }

    [Fact]
    public void Nothing_but_a_missing_score_is_ever_not_a_number()
    {
        Signature[] marks = [Upright, MadeMark.SignatureOf(Mark.Scan(new Pose(0, 0, 60), noise: 2e-6)), MadeMark.SignatureOf(Other.Scan())];
        foreach (Signature first in marks)
            foreach (Signature second in marks)
            {
                MarkComparison comparison = MarkComparer.Compare(first, second);
                Assert.Equal("", comparison.Remark);
                double[] numbers =
                [
                    comparison.Score, comparison.Correlation, comparison.Residual, comparison.OverlapFraction, comparison.CongruentCellFraction,
                    comparison.Pose.X, comparison.Pose.Y, comparison.Pose.RotationDegrees,
                    .. comparison.Cells.SelectMany(cell => new[] { cell.X, cell.Y, cell.FoundX, cell.FoundY, cell.RotationDegrees, cell.Correlation }),
                ];
                Assert.All(numbers, number => Assert.True(double.IsFinite(number), number.ToString(CultureInfo.InvariantCulture)));
                Assert.InRange(comparison.OverlapFraction, 0, 1);
                Assert.InRange(comparison.CongruentCellFraction, 0, 1);
                Assert.InRange(comparison.Correlation, -1, 1);
                Assert.InRange(comparison.Residual, 0, 1);
                Assert.True(comparison.Pose.RotationDegrees is > -180 and <= 180);
            }
    }

    [Fact]
    public void Marks_of_different_kinds_are_not_compared()
    {
        Signature ejector = MadeMark.SignatureOf(Mark.Scan(), MarkKind.EjectorMark);
        ArgumentException error = Assert.Throws<ArgumentException>(() => MarkComparer.Compare(Upright, ejector));
        Assert.Contains("EjectorMark", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MarkComparer.Compare(null!, Upright));
    }

    [Fact]
    public void A_comparison_does_not_hang_on_those_before_it()
    {
        Signature turned = MadeMark.SignatureOf(Mark.Scan(new Pose(0, 0, 60), noise: 0.5e-6));
        double fresh = 0;
        var thread = new Thread(() => fresh = MarkComparer.Compare(Upright, turned).Score);
        thread.Start();
        thread.Join();
        MarkComparer.Compare(MadeMark.SignatureOf(Other.Scan(size: 340)), Upright);
        Assert.Equal(fresh, MarkComparer.Compare(Upright, turned).Score);
    }
}
