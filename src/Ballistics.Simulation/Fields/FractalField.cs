namespace Ballistics.Simulation.Fields;

/// <summary>
/// A rough surface: octaves of smooth noise, each half as long and weaker by a fixed factor, longer in one direction where
/// the surface was worked in one.
/// </summary>
public sealed class FractalField : IHeightField
{
    private readonly (GradientNoise Noise, Turn Turn, double PerMetre, double Weight)[] _octaves;
    private readonly Turn _grain;
    private readonly double _shortening;

    /// <summary>A rough surface.</summary>
    /// <param name="seed">Where it comes from.</param>
    /// <param name="rms">Its root-mean-square height, metres.</param>
    /// <param name="coarsest">Lattice cell of the coarsest octave, metres; about two cells make one wavelength.</param>
    /// <param name="octaves">How many octaves.</param>
    /// <param name="persistence">How strong an octave is beside the one before it; 1/2 is smooth, 1 is noise.</param>
    /// <param name="grainDegrees">The direction in which it is stretched, degrees from the x axis.</param>
    /// <param name="stretch">How much longer it is in that direction; 1 is the same in all.</param>
    public FractalField(Seed seed, double rms, double coarsest, int octaves, double persistence, double grainDegrees = 0, double stretch = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(coarsest);
        ArgumentOutOfRangeException.ThrowIfLessThan(octaves, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stretch);
        _grain = Turn.FromDegrees(-grainDegrees);
        _shortening = 1 / stretch;
        _octaves = new (GradientNoise, Turn, double, double)[octaves];
        var random = new RandomStream(seed.For("lattice turns"));
        double weight = 1, power = 0, perMetre = 1 / coarsest;
        for (int i = 0; i < octaves; i++)
        {
            // A lattice shows its axes; turned differently for each octave, they blur out.
            _octaves[i] = (new GradientNoise(seed.For("octave", i)), Turn.FromDegrees(random.NextBetween(0, 90)), perMetre, weight);
            power += weight * weight;
            weight *= persistence;
            perMetre *= 2;
        }
        double scale = rms / Math.Sqrt(power);
        for (int i = 0; i < octaves; i++)
            _octaves[i].Weight *= scale;
    }

    /// <inheritdoc/>
    public double HeightAt(double x, double y)
    {
        (double along, double across) = _grain.Apply(x, y);
        along *= _shortening;
        double height = 0;
        foreach ((GradientNoise noise, Turn turn, double perMetre, double weight) in _octaves)
        {
            (double u, double v) = turn.Apply(along * perMetre, across * perMetre);
            height += weight * noise.At(u, v);
        }
        return height;
    }
}
