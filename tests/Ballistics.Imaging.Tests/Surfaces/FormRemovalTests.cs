using Ballistics.Evidence;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Tests.Surfaces;

public class FormRemovalTests
{
    private const int Width = 140, Height = 110;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Spikes_do_not_tilt_the_form_and_become_unmeasured(bool quadratic)
    {
        float[] relief = Relief(3);
        bool[] spikes = Spikes(0.03);
        Topography surface = MadeSurface.Of(Width, Height, (x, y) =>
            Form(x, y, quadratic) + relief[y * Width + x] + (spikes[y * Width + x] ? 80e-6 * x / Width : 0));
        Topography levelled = FormRemoval.Remove(surface, quadratic, 6);
        int lost = 0;
        for (int i = 0; i < relief.Length; i++)
            if (!spikes[i])
            {
                lost += float.IsNaN(levelled.Heights[i]) ? 1 : 0;
                Assert.True(float.IsNaN(levelled.Heights[i]) || Math.Abs(levelled.Heights[i] - relief[i]) < 2e-9, $"Point {i} is {levelled.Heights[i]}, not {relief[i]}.");
            }
            else if (i % Width > Width / 4)
                Assert.True(float.IsNaN(levelled.Heights[i]), $"The spike at {i} stands at {levelled.Heights[i]}.");
        Assert.True(lost < relief.Length / 1000, $"{lost} sound points were lost.");
    }

    [Fact]
    public void A_plane_leaves_a_bowl_in_place_and_a_quadric_takes_it_out()
    {
        Topography bowl = MadeSurface.At(101, (x, y) => x * x + y * y);
        Assert.True(Range(FormRemoval.Remove(bowl, quadratic: false, 6)) > 1e-7);
        Assert.True(Range(FormRemoval.Remove(bowl, quadratic: true, 6)) < 1e-9);
    }

    [Fact]
    public void What_was_not_measured_stays_so_and_does_not_pull_at_the_form()
    {
        float[] relief = Relief(5);
        Topography whole = MadeSurface.Of(Width, Height, (x, y) => Form(x, y, true) + relief[y * Width + x]);
        Topography half = MadeSurface.Of(Width, Height, (x, y) => x > y ? double.NaN : whole[x, y]);
        Topography levelled = FormRemoval.Remove(half, quadratic: true, 6);
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
                Assert.True(x > y ? float.IsNaN(levelled[x, y]) : Math.Abs(levelled[x, y] - relief[y * Width + x]) < 2e-9);
    }

    [Fact]
    public void A_surface_without_a_measured_point_stays_one() =>
        Assert.Equal(0, MadeSurface.Measured(FormRemoval.Remove(MadeSurface.Of(20, 20, (_, _) => double.NaN), quadratic: true, 6)));

    [Fact]
    public void A_robust_deviation_is_that_of_the_bulk_whatever_the_tails_do()
    {
        var random = new Random(8);
        float[] values = [.. Enumerable.Range(0, 20_000).Select(i => i % 10 == 0 ? 1e3f : (float)Normal(random))];
        Assert.Equal(1, RobustStatistics.Deviation(values), 0.2);
        Assert.Equal(0, RobustStatistics.Deviation([float.NaN, float.NaN]));
    }

    private static double Form(int x, int y, bool quadratic)
    {
        double u = 2.0 * x / Width - 1, v = 2.0 * y / Height - 1;
        return 4e-6 + 30e-6 * u - 12e-6 * v + (quadratic ? 15e-6 * u * u - 6e-6 * u * v + 9e-6 * v * v : 0);
    }

    /// <summary>10 nm of normal noise.</summary>
    private static float[] Relief(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Width * Height).Select(_ => (float)(10e-9 * Normal(random)))];
    }

    private static bool[] Spikes(double share)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, Width * Height).Select(_ => random.NextDouble() < share)];
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());

    private static double Range(Topography surface)
    {
        float[] measured = [.. surface.Heights.ToArray().Where(z => !float.IsNaN(z))];
        return measured.Max() - measured.Min();
    }
}
