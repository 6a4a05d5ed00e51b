using Ballistics.Cli.Evaluation;

namespace Ballistics.Cli.Tests.Evaluation;

public sealed class HashedDrawTests
{
    [Fact]
    public void The_angles_of_a_name_are_the_same_on_every_machine()
    {
        // From the SHA-256 of the name, computed apart from this program.
        HashedDraw draw = HashedDraw.For("Fadul 1-1.x3p");
        Assert.Equal(109.407798165295, draw.TurnDegrees, 9);
        Assert.Equal(13.409575487202, draw.KeptSideDegrees, 9);
    }

    [Fact]
    public void The_folder_a_file_lies_in_does_not_count() =>
        Assert.Equal(HashedDraw.For("Fadul 1-1.x3p"), HashedDraw.For("cartridge-cases/fadul/Fadul 1-1.x3p"));

    [Fact]
    public void Angles_spread_evenly_over_the_whole_circle()
    {
        int[] turns = new int[8], sides = new int[8];
        for (int i = 0; i < 8000; i++)
        {
            HashedDraw draw = HashedDraw.For($"scan {i}.x3p");
            Assert.True(draw.TurnDegrees is > -180 and <= 180 && draw.KeptSideDegrees is >= 0 and < 360);
            turns[(int)((180 - draw.TurnDegrees) / 45)]++;
            sides[(int)(draw.KeptSideDegrees / 45)]++;
        }
        Assert.All(turns.Concat(sides), count => Assert.InRange(count, 850, 1150));
    }
}
