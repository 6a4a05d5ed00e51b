using Ballistics.Evidence;
using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Shots;

namespace Ballistics.Simulation.Instruments;

/// <summary>An instrument that measures heights on a grid, with its errors. Lengths in metres.</summary>
public sealed record SimulatedInstrument
{
    /// <summary>Distance between neighbours in a row.</summary>
    public required double SpacingX { get; init; }

    /// <summary>Distance between rows.</summary>
    public required double SpacingY { get; init; }

    /// <summary>The smallest step of height it reports; every height is a whole number of such steps that fits 16 bits.</summary>
    public required double HeightStep { get; init; }

    /// <summary>A point's height is the mean over this many places along each side of its square; 1 samples its middle only.</summary>
    public int PlacesPerSide { get; init; } = 1;

    /// <summary>Root-mean-square noise of a height.</summary>
    public double Noise { get; init; }

    /// <summary>Share of points that are lost in patches, 0 to 1.</summary>
    public double Dropouts { get; init; }

    /// <summary>Share of points that are far too high or too low, 0 to 1.</summary>
    public double Spikes { get; init; }

    /// <summary>How much longer a true length is than it reports, as a share: .001 makes everything look .1 % too small.</summary>
    public double ScaleError { get; init; }

    /// <summary>Measures a surface.</summary>
    /// <param name="surface">What lies under the instrument.</param>
    /// <param name="seed">Where this measurement's errors come from.</param>
    /// <returns>Heights that are whole multiples of <see cref="HeightStep"/>; NaN where nothing was measured or the range was left.</returns>
    public Topography Measure(IScannable surface, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(surface);
        int width = (int)(surface.Width / SpacingX), height = (int)(surface.Height / SpacingY);
        var random = new RandomStream(seed.For("noise"));
        var patches = new FractalField(seed.For("patches"), 1, Parameters.PatchCell, octaves: 2, persistence: 0.7);
        double lost = PatchThreshold(patches, width, height);
        var heights = new float[width * height];
        for (int row = 0; row < height; row++)
            for (int column = 0; column < width; column++)
            {
                double x = (column - (width - 1) / 2.0) * SpacingX, y = (row - (height - 1) / 2.0) * SpacingY;
                // Every point draws its numbers, measured or not, so that a change of the surface changes nobody else's noise.
                double noise = Noise * random.NextNormal(), spike = random.NextUnit(), size = random.NextBetween(-1, 1);
                double level = MeanHeight(surface, x * (1 + ScaleError), y * (1 + ScaleError));
                if (spike < Spikes)
                    level += size * Parameters.SpikeHeight;
                heights[row * width + column] = patches.HeightAt(x, y) > lost ? float.NaN : Quantise(level + noise);
            }
        return new Topography(width, height, SpacingX, SpacingY, heights);
    }

    private double MeanHeight(IScannable surface, double x, double y)
    {
        if (PlacesPerSide == 1)
            return surface.HeightAt(x, y);
        double sum = 0;
        for (int j = 0; j < PlacesPerSide; j++)
            for (int i = 0; i < PlacesPerSide; i++)
                sum += surface.HeightAt(
                    x + ((i + 0.5) / PlacesPerSide - 0.5) * SpacingX, y + ((j + 0.5) / PlacesPerSide - 0.5) * SpacingY);
        return sum / (PlacesPerSide * PlacesPerSide);
    }

    // The level of the patch field that the wanted share of a coarse sample of points exceeds.
    private double PatchThreshold(FractalField patches, int width, int height)
    {
        if (Dropouts <= 0)
            return double.PositiveInfinity;
        var sample = new List<double>();
        for (int row = 0; row < height; row += Parameters.PatchSampleStep)
            for (int column = 0; column < width; column += Parameters.PatchSampleStep)
                sample.Add(patches.HeightAt((column - (width - 1) / 2.0) * SpacingX, (row - (height - 1) / 2.0) * SpacingY));
        sample.Sort();
        return sample[Math.Clamp((int)(sample.Count * (1 - Dropouts)), 0, sample.Count - 1)];
    }

    private float Quantise(double height)
    {
        double steps = Math.Round(height / HeightStep, MidpointRounding.ToEven);
        return Math.Abs(steps) <= short.MaxValue ? (float)(steps * HeightStep) : float.NaN;
    }
}
