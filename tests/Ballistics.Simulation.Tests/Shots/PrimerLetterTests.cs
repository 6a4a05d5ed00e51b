using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Shots;

namespace Ballistics.Simulation.Tests.Shots;

public class PrimerLetterTests
{
    [Fact]
    public void A_letter_is_a_groove_along_its_strokes_and_nothing_beside_them()
    {
        var letter = new PrimerLetter('V', 2e-3, 100e-6, 10e-6);
        Assert.Equal(-10e-6, letter.HeightAt(0, 1e-3), 1e-12);
        Assert.Equal(-10e-6, letter.HeightAt(0.4e-3, 0), 1e-12);
        Assert.Equal(0, letter.HeightAt(0, 0));
        Assert.Equal(0, letter.HeightAt(0.4e-3, 200e-6));
    }

    [Fact]
    public void A_letter_that_primers_do_not_bear_is_refused_by_name() =>
        Assert.Contains("'q'", Assert.Throws<ArgumentException>(() => new PrimerLetter('q', 1e-3, 1e-4, 1e-5)).Message);

    [Fact]
    public void What_firing_left_of_the_letter_turns_with_the_primer_and_not_with_the_breech_face()
    {
        Ammunition lettered = Bench.FlatAmmunition with { Letter = new PrimerLetter('X', 3.2e-3, 120e-6, 10e-6) };
        CartridgeCaseConditions seated = CartridgeCaseConditions.Ideal with { LetterLeft = 0.5 };
        double Pressed(double degrees, double atDegrees)
        {
            (double x, double y) = Turn.FromDegrees(atDegrees).Apply(1.5e-3, 0);
            CartridgeCaseShot Shot(double left) =>
                new(Bench.Firearm(1), lettered, seated with { LetterLeft = left, PrimerDegrees = degrees }, new Seed(1));
            return Shot(0.5).HeightAt(x, y) - Shot(0).HeightAt(x, y);
        }
        // A stroke of the X rises at 55° from its middle: tan is 1 / .7.
        (double degrees, double at)[] onStroke = [.. new double[] { 0, 90, 200 }.Select(turned => (turned, turned + 55.0079798))];
        double[] depths = [.. onStroke.Select(place => Pressed(place.degrees, place.at)).Where(depth => !double.IsNaN(depth))];
        Assert.NotEmpty(depths);
        Assert.All(depths, depth => Assert.Equal(-5e-6, depth, 1e-8));
        Assert.Equal(0, Pressed(30, 55.0079798));
    }
}
