using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Firearms;

/// <summary>An ejector's face as a perfect cast of it would look: a filed or sawn rectangle with lines across, grain and pits.</summary>
public sealed class Ejector : IToolFace
{
    private readonly Tooling _lines;
    private readonly FractalField _grain;
    private readonly ScatteredPits _pits;
    private readonly double _halfWidth, _halfHeight;

    /// <summary>The ejector of one firearm.</summary>
    /// <param name="model">What it shares with all firearms of its model.</param>
    /// <param name="seed">The firearm's own seed.</param>
    /// <param name="tooling">Where its tool lines come from.</param>
    public Ejector(FirearmModel model, Seed seed, Seed tooling)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_halfWidth, _halfHeight) = (model.EjectorWidth / 2, model.EjectorHeight / 2);
        var random = new RandomStream(seed.For("setting"));
        _lines = new Tooling(ToolingKind.Filed, Parameters.ToolingRms.Draw(random), tooling);
        _grain = new FractalField(seed.For("grain"), Parameters.EjectorGrainRms.Draw(random), Parameters.EjectorGrainCell, octaves: 4, persistence: 0.55);
        _pits = new ScatteredPits(seed.For("pits"), Parameters.PitCell, model.PitShare, Parameters.PitRadius, Parameters.PitDepth);
    }

    /// <inheritdoc/>
    public double Reach => Math.Max(_halfWidth, _halfHeight);

    /// <inheritdoc/>
    public double Inside(double x, double y) => Math.Min(_halfWidth - Math.Abs(x), _halfHeight - Math.Abs(y));

    /// <inheritdoc/>
    public double HeightAt(double x, double y) => _grain.HeightAt(x, y) + _lines.HeightAt(x, y) - _pits.HeightAt(x, y);
}
