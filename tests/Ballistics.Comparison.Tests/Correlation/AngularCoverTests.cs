using Ballistics.Comparison.Correlation;

namespace Ballistics.Comparison.Tests.Correlation;

public class AngularCoverTests
{
    [Fact]
    public void A_ring_covers_all_and_a_half_or_a_quarter_what_is_left()
    {
        Assert.Equal(1, AngularCover.Of(Map((_, _) => true)));
        Assert.Equal(0.5, AngularCover.Of(Map((x, _) => x > 0)), 0.06);
        Assert.Equal(0.25, AngularCover.Of(Map((x, y) => x > 0 && y > 0)), 0.06);
    }

    [Fact]
    public void Nothing_covers_nothing() => Assert.Equal(0, AngularCover.Of(Map((_, _) => false)));

    private static PackedMap Map(Func<double, double, bool> bears)
    {
        var map = new PackedMap(60, 60, 60e-6);
        for (int y = 0; y < 60; y++)
            for (int x = 0; x < 60; x++)
                if (Math.Sqrt((x - 29.5) * (x - 29.5) + (y - 29.5) * (y - 29.5)) is > 10 and < 29 && bears(x - 29.5, y - 29.5))
                    map.Row(y)[x] = 1;
        return map;
    }
}
