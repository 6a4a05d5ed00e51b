using CsCheck;

namespace Ballistics.Evidence.Tests;

public class AnglesTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(180, 180)]
    [InlineData(-180, 180)]
    [InlineData(181, -179)]
    [InlineData(-181, 179)]
    [InlineData(360, 0)]
    [InlineData(540, 180)]
    [InlineData(-725, -5)]
    public void An_angle_is_told_above_minus_180_up_to_180_degrees(double degrees, double expected) =>
        Assert.Equal(expected, Angles.Normalise(degrees));

    [Fact]
    public void A_normalised_angle_is_the_same_direction() =>
        Gen.Double[-10_000, 10_000].Sample(degrees =>
        {
            double turned = Angles.Normalise(degrees), turns = (degrees - turned) / 360;
            Assert.True(turned is > -180 and <= 180, $"{turned}");
            Assert.Equal(Math.Round(turns), turns, 1e-9);
        });

    [Fact]
    public void A_normalised_angle_stays_as_it_is() =>
        Gen.Double[-179.999, 180].Sample(degrees => Assert.Equal(degrees, Angles.Normalise(degrees)));
}
