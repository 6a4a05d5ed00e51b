using Ballistics.Evidence;

namespace Ballistics.Comparison.Tests;

public sealed class CoarseComparerTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    public void Both_orders_of_a_pair_correlate_alike_to_the_last_bit(int one, int other)
    {
        Signature first = MadeMark.SignatureOf(new MadeMark(one).Scan()), second = MadeMark.SignatureOf(new MadeMark(other).Scan(new Pose(0, 0, 37)));
        Assert.Equal(CoarseComparer.Compare(first, second), CoarseComparer.Compare(second, first));
    }

    [Fact]
    public void A_mark_correlates_more_with_itself_than_with_another()
    {
        Signature mark = MadeMark.SignatureOf(new MadeMark(1).Scan());
        // The turns tried are few, and none of them need be the very one.
        double self = CoarseComparer.Compare(mark, mark), other = CoarseComparer.Compare(mark, MadeMark.SignatureOf(new MadeMark(2).Scan()));
        Assert.InRange(self, 0.9, 1);
        Assert.InRange(other, -1, self - 0.1);
    }
}
