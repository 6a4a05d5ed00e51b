using Ballistics.Evidence;
using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Pictures;

namespace Ballistics.Simulation.Tests.Pictures;

public class MicroscopePictureTests
{
    private const int Size = 120;
    private static readonly Seed s_seed = new(4);

    [Theory]
    [InlineData(MicroscopeLight.Ring)]
    [InlineData(MicroscopeLight.Side)]
    public void One_seed_gives_the_same_bytes_again_and_another_one_other_bytes(MicroscopeLight light)
    {
        Topography surface = Bumps();
        byte[] once = MicroscopePicture.Take(surface, light, -135, s_seed);
        Assert.Equal(once, MicroscopePicture.Take(surface, light, -135, s_seed));
        Assert.NotEqual(once, MicroscopePicture.Take(surface, light, -135, new Seed(5)));
    }

    [Fact]
    public void Under_side_light_what_faces_the_lamp_is_brighter_than_what_faces_away()
    {
        // A ridge along y: its right side falls to the right, and faces a lamp there.
        Topography ridge = Made((x, _) => -.15 * Math.Abs(x));
        Assert.True(Mean(Side(ridge, 0), x => x > 70 && x < 110) > 1.3 * Mean(Side(ridge, 0), x => x > 10 && x < 50));
        Assert.True(Mean(Side(ridge, 180), x => x > 10 && x < 50) > 1.3 * Mean(Side(ridge, 180), x => x > 70 && x < 110));
    }

    [Fact]
    public void Under_ring_light_both_sides_of_a_ridge_are_about_equally_bright()
    {
        byte[] ring = MicroscopePicture.Take(Made((x, _) => -.08 * Math.Abs(x)), MicroscopeLight.Ring, 0, s_seed);
        // The field's own slant of up to 30 % is what is left.
        Assert.InRange(Mean(ring, x => x > 70 && x < 110) / Mean(ring, x => x > 10 && x < 50), .65, 1.5);
    }

    [Fact]
    public void A_step_towards_a_low_lamp_casts_a_shadow_on_what_lies_behind_it()
    {
        Topography step = Made((x, _) => x > 0 ? 60e-6 : 0);
        byte[] picture = Side(step, 0);
        Assert.True(Mean(picture, x => x > 52 && x < 58) < .6 * Mean(picture, x => x > 10 && x < 30));
    }

    [Fact]
    public void A_small_gap_is_filled_and_what_lies_beyond_the_mark_is_black()
    {
        Topography holed = Made((x, y) => Math.Abs(x) > 300e-6 ? double.NaN : Math.Abs(x) < 5e-6 && Math.Abs(y) < 5e-6 ? double.NaN : 1e-6 * Math.Sin(x / 20e-6));
        byte[] picture = MicroscopePicture.Take(holed, MicroscopeLight.Ring, 0, s_seed);
        Assert.NotEqual(0, picture[60 * Size + 60]);
        Assert.Equal(0, picture[60 * Size + 3]);
    }

    private static byte[] Side(Topography surface, double lamp) => MicroscopePicture.Take(surface, MicroscopeLight.Side, lamp, s_seed);

    private static double Mean(byte[] picture, Func<int, bool> columns) =>
        picture.Where((_, i) => i / Size is > 10 and < Size - 10 && columns(i % Size)).Average(grey => (double)grey);

    private static Topography Bumps() => Made((x, y) => 2e-6 * Math.Sin(x / 15e-6) * Math.Cos(y / 20e-6));

    private static Topography Made(Func<double, double, double> height)
    {
        const double Spacing = 6.25e-6;
        var heights = new float[Size * Size];
        for (int i = 0; i < heights.Length; i++)
            heights[i] = (float)height((i % Size - Size / 2.0) * Spacing, (i / Size - Size / 2.0) * Spacing);
        return new Topography(Size, Size, Spacing, Spacing, heights);
    }
}
