using Ballistics.Evidence;
using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Instruments;
using Ballistics.Simulation.Shots;

namespace Ballistics.Simulation.Tests.Instruments;

public class SimulatedInstrumentTests
{
    [Fact]
    public void Every_height_is_a_whole_number_of_steps_that_fits_16_bits()
    {
        SimulatedInstrument instrument = Bench.FaultlessInstrument with { Noise = 30e-9, Spikes = 0.01, HeightStep = 3e-9 };
        Topography scan = instrument.Measure(new Wedge(0.02), new Seed(1));
        foreach (float height in scan.Heights)
            if (!float.IsNaN(height))
            {
                double steps = height / 3e-9;
                Assert.Equal(Math.Round(steps), steps, 0.01);
                Assert.InRange(Math.Round(steps), short.MinValue, short.MaxValue);
            }
    }

    [Fact]
    public void What_lies_beyond_the_range_is_unmeasured()
    {
        Topography scan = Bench.FaultlessInstrument.Measure(new Wedge(0.1), new Seed(1));
        Assert.True(float.IsNaN(scan[0, 0]) && float.IsNaN(scan[scan.Width - 1, 0]));
        Assert.Equal(0, scan[scan.Width / 2, 0], 2e-6);
    }

    [Fact]
    public void Noise_has_the_size_asked_for()
    {
        Topography scan = (Bench.FaultlessInstrument with { Noise = 50e-9 }).Measure(new Wedge(0), new Seed(1));
        double square = 0;
        foreach (float height in scan.Heights)
            square += (double)height * height;
        Assert.InRange(Math.Sqrt(square / scan.Heights.Length), 49e-9, 51e-9);
    }

    [Fact]
    public void The_share_of_lost_points_is_the_share_asked_for()
    {
        Topography scan = (Bench.FaultlessInstrument with { Dropouts = 0.05 }).Measure(new Wedge(0), new Seed(1));
        Assert.InRange(scan.MeasuredFraction, 0.93, 0.97);
    }

    [Fact]
    public void A_scale_error_makes_a_slope_look_steeper()
    {
        Topography scan = (Bench.FaultlessInstrument with { ScaleError = 0.01 }).Measure(new Wedge(0.01), new Seed(1));
        double slope = (scan[scan.Width - 1, 0] - scan[0, 0]) / ((scan.Width - 1) * scan.SpacingX);
        Assert.Equal(0.0101, slope, 1e-6);
    }

    [Fact]
    public void The_same_seed_gives_the_same_errors_and_another_gives_others()
    {
        SimulatedInstrument instrument = Bench.FaultlessInstrument with { Noise = 50e-9, Dropouts = 0.01, Spikes = 0.001 };
        float[] first = instrument.Measure(new Wedge(0), new Seed(1)).Heights.ToArray();
        Assert.Equal(first, instrument.Measure(new Wedge(0), new Seed(1)).Heights.ToArray());
        float[] other = instrument.Measure(new Wedge(0), new Seed(2)).Heights.ToArray();
        Assert.InRange(
            KnownPose.Correlation([.. first.Select(height => Math.Abs(height) < 1e-6 ? (double)height : double.NaN)], [.. other.Select(height => (double)height)]),
            -0.05, 0.05);
    }

    private sealed class Wedge(double slope) : IScannable
    {
        public double Width => 1e-3;

        public double Height => 1e-3;

        public double HeightAt(double x, double y) => slope * x;
    }
}
