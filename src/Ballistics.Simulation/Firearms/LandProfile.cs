using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Firearms;

/// <summary>The striae that one land of a barrel engraves: a height across the land, as a perfect bullet would show it.</summary>
public sealed class LandProfile
{
    private readonly FractalProfile _roughness;
    private readonly ScatteredPits _scratches;

    /// <summary>The striae of one land.</summary>
    /// <param name="seed">Where they come from.</param>
    public LandProfile(Seed seed)
    {
        _roughness = new FractalProfile(
            seed.For("roughness"), Parameters.StriaRms, Parameters.StriaCell, Parameters.StriaOctaves, Parameters.StriaPersistence);
        _scratches = new ScatteredPits(
            seed.For("scratches"), Parameters.LandScratchCell, Parameters.LandScratchShare, Parameters.LandScratchWidth, Parameters.LandScratchDepth);
    }

    /// <summary>The height there, metres.</summary>
    /// <param name="across">Place across the striae, metres from the middle of the land.</param>
    public double HeightAt(double across) => _roughness.HeightAt(across) + _scratches.HeightAt(across, 0);
}
