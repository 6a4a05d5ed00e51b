using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using CsCheck;

namespace Ballistics.Imaging.Tests.Filters;

public class MaskedGaussianTests
{
    private const double Cutoff = 20 * MadeSurface.Spacing;

    [Fact]
    public void A_constant_stays_constant_whatever_is_unmeasured() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Double[0, 0.8], Gen.Int[1, 60], Gen.Int[1, 60]).Sample((seed, missing, width, height) =>
        {
            var random = new Random(seed);
            Topography surface = MadeSurface.Of(width, height, (_, _) => random.NextDouble() < missing ? double.NaN : 3e-6);
            foreach (float z in MaskedGaussian.LowPass(surface, Cutoff).Heights)
                Assert.True(float.IsNaN(z) || Math.Abs(z - 3e-6f) < 3e-11f, $"{z}");
        });

    [Fact]
    public void The_measured_share_is_bit_for_bit_the_low_pass_of_what_was_measured() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Double[0, 0.8], Gen.Int[1, 60], Gen.Int[1, 60], Gen.Double[2, 30]).Sample((seed, missing, width, height, points) =>
        {
            var random = new Random(seed);
            Topography surface = MadeSurface.Of(width, height, (_, _) => random.NextDouble() < missing ? double.NaN : 3e-6);
            float[] mask = [.. surface.Heights.ToArray().Select(z => float.IsNaN(z) ? 0f : 1f)];
            double cutoff = points * MadeSurface.Spacing;
            Topography passed = MaskedGaussian.LowPass(new Topography(width, height, surface.SpacingX, surface.SpacingY, mask), cutoff);
            var shares = new float[passed.Heights.Length];
            MaskedGaussian.MeasuredShare(surface, cutoff, shares);
            Assert.Equal(passed.Heights.ToArray(), shares);
        });

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.8409)]
    [InlineData(0.5, 0.0625)]
    public void A_wave_passes_as_ISO_16610_has_it(double wavelengthInCutoffs, double transmission)
    {
        double wavelength = wavelengthInCutoffs * Cutoff / MadeSurface.Spacing;
        Topography wave = MadeSurface.Of(400, 3, (x, _) => 1e-6 * Math.Sin(Math.Tau * x / wavelength));
        Assert.Equal(transmission, Amplitude(MaskedGaussian.LowPass(wave, Cutoff), wavelength), 0.01);
    }

    [Fact]
    public void A_cut_off_means_metres_in_both_directions()
    {
        Topography across = MadeSurface.Of(400, 200, (x, y) => 1e-6 * Math.Sin(Math.Tau * y / 10), MadeSurface.Spacing, 2 * MadeSurface.Spacing);
        Topography passed = MaskedGaussian.LowPass(across, Cutoff);
        float[] column = [.. Enumerable.Range(0, 200).Select(y => passed[200, y])];
        Assert.Equal(0.5, Amplitude(new Topography(200, 1, 1, 1, column), 10), 0.01);
    }

    [Fact]
    public void What_was_not_measured_stays_so_far_from_data_and_has_no_weight_beside_it()
    {
        Topography half = MadeSurface.Of(200, 20, (x, _) => x < 100 ? 2e-6 : double.NaN);
        Topography passed = MaskedGaussian.LowPass(half, Cutoff);
        Assert.Equal(2e-6, passed[99, 10], 1e-11);
        for (int x = 120; x < 200; x++)
            Assert.True(float.IsNaN(passed[x, 10]), $"At {x} stands {passed[x, 10]}.");
    }

    [Fact]
    public void Nothing_measured_gives_nothing() =>
        Assert.Equal(0, MadeSurface.Measured(MaskedGaussian.LowPass(MadeSurface.Of(30, 30, (_, _) => double.NaN), Cutoff)));

    [Fact]
    public void The_band_pass_takes_out_long_waves_and_steps_and_leaves_the_band()
    {
        Topography surface = MadeSurface.Of(600, 60, (x, _) => 50e-6 + 1e-6 * Math.Sin(Math.Tau * x / 10));
        Topography passed = BandPass.Apply(surface, 2.5 * MadeSurface.Spacing, 40 * MadeSurface.Spacing);
        Assert.Equal(0.5 * 1.915, Amplitude(passed, 10), 0.03);
        Assert.Equal(0, passed.Heights.ToArray().Average(), 1e-8);
    }

    [Fact]
    public void The_band_pass_measures_nothing_that_was_not_measured()
    {
        var random = new Random(4);
        Topography surface = MadeSurface.Of(50, 50, (_, _) => random.Next(3) == 0 ? double.NaN : random.NextDouble());
        Topography passed = BandPass.Apply(surface, 30e-6, 250e-6);
        for (int i = 0; i < surface.Heights.Length; i++)
            Assert.True(!float.IsNaN(surface.Heights[i]) || float.IsNaN(passed.Heights[i]), $"Point {i} was not measured and is {passed.Heights[i]}.");
    }

    /// <summary>Amplitude of a sine in the middle of the first row, in micrometres, over whole waves.</summary>
    private static double Amplitude(Topography surface, double wavelength)
    {
        double sine = 0;
        int from = (int)(surface.Width / 4 / wavelength) * (int)wavelength, count = (int)(surface.Width / 2 / wavelength) * (int)wavelength;
        for (int x = from; x < from + count; x++)
            sine += surface[x, 0] * Math.Sin(Math.Tau * x / wavelength);
        return 2 * sine / count * 1e6;
    }
}
