using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Firearms;

/// <summary>
/// A firearm's breech face, as a perfect cast of it would look: what is a pit in the steel is a bump here, as on the primer.
/// </summary>
public sealed class BreechFace : IHeightField
{
    private readonly FractalField _grains, _waviness, _strength, _worn;
    private readonly double _grainRms, _peaks, _peakScale;
    private readonly Tooling _tooling;
    private readonly ScatteredPits _pits;

    /// <summary>The breech face of one firearm.</summary>
    /// <param name="model">What it shares with all firearms of its model.</param>
    /// <param name="seed">The firearm's own seed: grains and pits.</param>
    /// <param name="tooling">Where the tool lines come from; the same seed for firearms that share them.</param>
    public BreechFace(FirearmModel model, Seed seed, Seed tooling)
    {
        ArgumentNullException.ThrowIfNull(model);
        _grains = new FractalField(
            seed.For("grains"), model.GrainRms, model.GrainCell, Parameters.GrainOctaves, model.GrainPersistence, model.GrainDirection, model.GrainStretch);
        _grainRms = model.GrainRms;
        _peaks = model.GrainPeaks;
        // Keeps the root mean square of a normal surface: (u + k·u³)² has the mean 1 + 6k + 15k².
        _peakScale = 1 / Math.Sqrt(1 + _peaks * (6 + 15 * _peaks));
        _waviness = new FractalField(seed.For("waviness"), Parameters.WavinessRms, Parameters.WavinessCell, octaves: 2, persistence: 0.5);
        _strength = new FractalField(seed.For("strength"), model.StrengthSpread, Parameters.StrengthCell, octaves: 2, persistence: 0.5);
        _worn = new FractalField(seed.For("worn"), model.GrainRms, model.GrainCell, Parameters.GrainOctaves, model.GrainPersistence);
        _tooling = new Tooling(model.Tooling, model.ToolingRms, tooling);
        _pits = new ScatteredPits(seed.For("pits"), Parameters.PitCell, model.PitShare, Parameters.PitRadius, Parameters.PitDepth);
        var random = new RandomStream(seed.For("aperture"));
        Aperture = new Aperture(
            model.Aperture.CentreX + Parameters.ApertureScatter * random.NextNormal(),
            model.Aperture.CentreY + Parameters.ApertureScatter * random.NextNormal(),
            model.Aperture.Radius);
    }

    /// <summary>The firing-pin aperture in it.</summary>
    public Aperture Aperture { get; }

    /// <inheritdoc/>
    public double HeightAt(double x, double y) =>
        Math.Max(Parameters.StrengthFloor, 1 + _strength.HeightAt(x, y)) * Peaked(_grains.HeightAt(x, y))
        + _waviness.HeightAt(x, y)
        + _tooling.HeightAt(x, y)
        - _pits.HeightAt(x, y);

    private double Peaked(double grain)
    {
        double size = grain / _grainRms;
        return grain * (1 + _peaks * size * size) * _peakScale;
    }

    /// <summary>What use adds to the face, for wear of 1 (as much change as there was texture), metres; grows in proportion to wear.</summary>
    public double WearAt(double x, double y) => _worn.HeightAt(x, y);
}
