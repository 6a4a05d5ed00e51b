using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Tests.Fields;

public class FieldTests
{
    [Fact]
    public void Noise_on_the_plane_and_on_a_line_has_mean_zero_and_standard_deviation_one()
    {
        var noise = new GradientNoise(new Seed(3));
        IsStandard(Sample(300, (x, y) => noise.At(x * 0.37, y * 0.41)));
        IsStandard([.. Enumerable.Range(0, 90_000).Select(i => noise.At(i * 0.173))]);
    }

    [Fact]
    public void Noise_is_continuous_across_the_lattice()
    {
        var noise = new GradientNoise(new Seed(3));
        for (int i = -20; i < 20; i++)
            for (double t = 0.05; t < 1; t += 0.1)
            {
                Assert.Equal(noise.At(i - 1e-9, i + t), noise.At(i + 1e-9, i + t), 1e-6);
                Assert.Equal(noise.At(i + t, i - 1e-9), noise.At(i + t, i + 1e-9), 1e-6);
                Assert.Equal(noise.At(i - 1e-9), noise.At(i + 1e-9), 1e-6);
            }
    }

    [Fact]
    public void A_rough_surface_has_the_height_asked_for()
    {
        var field = new FractalField(new Seed(5), 2e-6, 50e-6, octaves: 4, persistence: 0.5, grainDegrees: 30, stretch: 2);
        double[] heights = Sample(250, (x, y) => field.HeightAt(x * 20e-6, y * 20e-6));
        Assert.InRange(Deviation(heights), 1.9e-6, 2.1e-6);
    }

    [Fact]
    public void A_stretched_surface_changes_more_slowly_along_its_grain()
    {
        var field = new FractalField(new Seed(5), 1, 50e-6, octaves: 3, persistence: 0.5, grainDegrees: 90, stretch: 4);
        double along = Deviation(Sample(200, (x, y) => field.HeightAt(x * 1e-4, y * 1e-4 + 5e-6) - field.HeightAt(x * 1e-4, y * 1e-4)));
        double across = Deviation(Sample(200, (x, y) => field.HeightAt(x * 1e-4 + 5e-6, y * 1e-4) - field.HeightAt(x * 1e-4, y * 1e-4)));
        Assert.InRange(across / along, 2.5, 5);
    }

    [Fact]
    public void Pits_cover_their_share_and_keep_to_their_depth()
    {
        var pits = new ScatteredPits(new Seed(6), 100e-6, 0.5, new Interval(20e-6, 40e-6), new Interval(1e-6, 2e-6));
        double[] heights = Sample(400, (x, y) => pits.HeightAt(x * 10e-6, y * 10e-6));
        Assert.True(heights.Max() <= 0);
        // Mean area of a pit of 20 to 40 µm radius is 2932 µm², on half of the cells of 10,000 µm², less where two overlap.
        Assert.InRange(heights.Count(height => height < 0) / (double)heights.Length, 0.11, 0.16);
        Assert.InRange(heights.Min(), -4e-6, -1e-6);
    }

    [Fact]
    public void A_pit_wider_than_its_cell_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ScatteredPits(new Seed(1), 10e-6, 0.5, new Interval(5e-6, 11e-6), new Interval(0, 1e-6)));

    private static double[] Sample(int side, Func<int, int, double> at) =>
        [.. Enumerable.Range(0, side).SelectMany(y => Enumerable.Range(0, side).Select(x => at(x, y)))];

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    private static void IsStandard(double[] values)
    {
        Assert.InRange(values.Average(), -0.03, 0.03);
        Assert.InRange(Deviation(values), 0.98, 1.02);
    }
}
