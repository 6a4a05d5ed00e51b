using Ballistics.Simulation.Fields;
using CsCheck;

namespace Ballistics.Simulation.Tests.Fields;

public class TurnTests
{
    [Fact]
    public void A_turn_agrees_with_the_mathematics_library() =>
        Gen.Double[-720, 720].Sample(degrees =>
        {
            (double cosine, double sine) = Turn.FromDegrees(degrees).Apply(1, 0);
            Assert.Equal(Math.Cos(degrees * Math.PI / 180), cosine, 1e-14);
            Assert.Equal(Math.Sin(degrees * Math.PI / 180), sine, 1e-14);
        });

    [Theory]
    [InlineData(0, 3, 4)]
    [InlineData(90, -4, 3)]
    [InlineData(180, -3, -4)]
    [InlineData(-90, 4, -3)]
    public void Quarter_turns_are_exact(double degrees, double x, double y) => Assert.Equal((x, y), Turn.FromDegrees(degrees).Apply(3, 4));
}
