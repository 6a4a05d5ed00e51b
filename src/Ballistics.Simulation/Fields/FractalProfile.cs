namespace Ballistics.Simulation.Fields;

/// <summary>A rough line: octaves of smooth noise, each half as long and weaker by a fixed factor.</summary>
public sealed class FractalProfile
{
    private readonly (GradientNoise Noise, double PerMetre, double Weight)[] _octaves;

    /// <summary>A rough line.</summary>
    /// <param name="seed">Where it comes from.</param>
    /// <param name="rms">Its root-mean-square height, metres.</param>
    /// <param name="coarsest">Lattice cell of the coarsest octave, metres; about two cells make one wavelength.</param>
    /// <param name="octaves">How many octaves.</param>
    /// <param name="persistence">How strong an octave is beside the one before it; 1/2 is smooth, 1 is noise.</param>
    public FractalProfile(Seed seed, double rms, double coarsest, int octaves, double persistence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(coarsest);
        ArgumentOutOfRangeException.ThrowIfLessThan(octaves, 1);
        _octaves = new (GradientNoise, double, double)[octaves];
        double weight = 1, power = 0, perMetre = 1 / coarsest;
        for (int i = 0; i < octaves; i++)
        {
            _octaves[i] = (new GradientNoise(seed.For("octave", i)), perMetre, weight);
            power += weight * weight;
            weight *= persistence;
            perMetre *= 2;
        }
        double scale = rms / Math.Sqrt(power);
        for (int i = 0; i < octaves; i++)
            _octaves[i].Weight *= scale;
    }

    /// <summary>The height there, metres.</summary>
    /// <param name="position">Along the line, metres.</param>
    public double HeightAt(double position)
    {
        double height = 0;
        foreach ((GradientNoise noise, double perMetre, double weight) in _octaves)
            height += weight * noise.At(position * perMetre);
        return height;
    }
}
