using Ballistics.Imaging.Filters;

namespace Ballistics.Imaging.Tests.Filters;

public class FourierTransformTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(64)]
    public void There_and_back_again_gives_what_was_there(int side)
    {
        (double[] real, double[] imaginary) = (Noise(side * side, 1), Noise(side * side, 2));
        (double[] re, double[] im) = ([.. real], [.. imaginary]);
        FourierTransform.Apply(re, im, side, backwards: false);
        FourierTransform.Apply(re, im, side, backwards: true);
        for (int i = 0; i < real.Length; i++)
        {
            Assert.Equal(real[i], re[i], 1e-12);
            Assert.Equal(imaginary[i], im[i], 1e-12);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(16)]
    public void It_is_the_sum_that_defines_it(int side)
    {
        (double[] real, double[] imaginary) = (Noise(side * side, 3), Noise(side * side, 4));
        (double[] re, double[] im) = ([.. real], [.. imaginary]);
        FourierTransform.Apply(re, im, side, backwards: false);
        for (int v = 0; v < side; v++)
            for (int u = 0; u < side; u++)
            {
                var sum = System.Numerics.Complex.Zero;
                for (int y = 0; y < side; y++)
                    for (int x = 0; x < side; x++)
                        sum += new System.Numerics.Complex(real[y * side + x], imaginary[y * side + x])
                            * System.Numerics.Complex.FromPolarCoordinates(1, -2 * Math.PI * (u * x + v * y) / side);
                Assert.Equal(sum.Real, re[v * side + u], 1e-9);
                Assert.Equal(sum.Imaginary, im[v * side + u], 1e-9);
            }
    }

    [Fact]
    public void A_wave_along_x_has_its_two_frequencies_in_the_first_row_and_nothing_else()
    {
        double[] real = [.. Enumerable.Range(0, 256).Select(i => Math.Cos(2 * Math.PI * 3 * (i % 16) / 16))], imaginary = new double[256];
        FourierTransform.Apply(real, imaginary, 16, backwards: false);
        for (int i = 0; i < 256; i++)
            Assert.Equal(i is 3 or 13 ? 128 : 0, real[i], 1e-9);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(256, 256)]
    [InlineData(257, 512)]
    public void The_side_for_so_many_points_is_the_next_power_of_two(int points, int side) => Assert.Equal(side, FourierTransform.SideFor(points));

    [Fact]
    public void What_is_no_square_of_a_power_of_two_is_refused()
    {
        Assert.Throws<ArgumentException>(() => FourierTransform.Apply(new double[9], new double[9], 3, backwards: false));
        Assert.Throws<ArgumentException>(() => FourierTransform.Apply(new double[16], new double[15], 4, backwards: false));
    }

    private static double[] Noise(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - .5)];
    }
}
