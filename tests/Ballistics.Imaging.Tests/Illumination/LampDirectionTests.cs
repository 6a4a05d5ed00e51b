using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Illumination;

namespace Ballistics.Imaging.Tests.Illumination;

public class LampDirectionTests
{
    private const int Size = 256;

    [Theory]
    [InlineData(-135)]
    [InlineData(-90)]
    [InlineData(-10)]
    [InlineData(-60)]
    [InlineData(-175)]
    public void The_lamp_s_direction_is_told_from_shading_alone(double lamp) => Assert.Equal(lamp, Estimate(Shading(lamp)), 6.0);

    [Theory]
    [InlineData(45, -135)]
    [InlineData(90, -90)]
    public void A_lamp_below_is_taken_for_the_one_opposite_since_no_picture_tells_the_two_apart(double lamp, double taken) => Assert.Equal(taken, Estimate(Shading(lamp)), 6.0);

    [Fact]
    public void Brightness_and_what_was_not_measured_change_nothing()
    {
        Topography shading = Shading(-120);
        float[] values = shading.Heights.ToArray();
        for (int i = 0; i < values.Length; i++)
            values[i] = i % 97 == 0 ? float.NaN : 3 * values[i] + 1;
        Assert.Equal(Estimate(shading), Estimate(new Topography(Size, Size, 1e-5, 1e-5, values)), 1.0);
    }

    private static double Estimate(Topography contrast) => LampDirection.Estimate(contrast);

    /// <summary>What falls towards the lamp is bright: of a surface whose slopes are alike in all directions.</summary>
    private static Topography Shading(double lamp)
    {
        Topography relief = MaskedGaussian.LowPass(new Topography(Size, Size, 1e-5, 1e-5, MadePicture.Texture(Size, seed: 9)), 80e-6);
        (double sin, double cos) = Math.SinCos(lamp * Math.PI / 180);
        var shading = new float[Size * Size];
        for (int y = 1; y < Size - 1; y++)
            for (int x = 1; x < Size - 1; x++)
                shading[y * Size + x] = (float)-((relief[x + 1, y] - relief[x - 1, y]) * cos + (relief[x, y + 1] - relief[x, y - 1]) * sin);
        return new Topography(Size, Size, 1e-5, 1e-5, shading);
    }
}
