using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Firearms;

/// <summary>
/// A firing pin's tip as a perfect cast of it would look, the deepest place at 0: its form, the rings of the lathe that turned it (of a
/// blade, the lines of a file) and its grain.
/// </summary>
public sealed class FiringPin : IToolFace
{
    private readonly FiringPinShape _shape;
    private readonly double _radius;
    private readonly FractalProfile _rings;
    private readonly FractalField _grain;
    private readonly Turn _across;
    private readonly double _axisX, _axisY;

    /// <summary>The firing pin of one firearm.</summary>
    /// <param name="model">What it shares with all firearms of its model.</param>
    /// <param name="seed">The firearm's own seed.</param>
    public FiringPin(FirearmModel model, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_shape, _radius) = (model.FiringPin, model.FiringPinRadius);
        var random = new RandomStream(seed.For("setting"));
        _rings = new FractalProfile(seed.For("rings"), Parameters.PinLineRms.Draw(random), Parameters.PinLineCell, octaves: 3, persistence: 0.7);
        _grain = new FractalField(seed.For("grain"), Parameters.PinGrainRms.Draw(random), Parameters.PinGrainCell, octaves: 3, persistence: 0.55);
        _across = Turn.FromDegrees(random.NextBetween(0, 360));
        // A lathe's centre is the pin's axis, give or take.
        (_axisX, _axisY) = (Parameters.PinAxisScatter * random.NextNormal(), Parameters.PinAxisScatter * random.NextNormal());
    }

    /// <inheritdoc/>
    public double Reach => _radius;

    /// <inheritdoc/>
    public double Inside(double x, double y) => _shape == FiringPinShape.Rectangular
        ? Math.Min(_radius - Math.Abs(y), Parameters.PinBladeShare * _radius - Math.Abs(x))
        : _radius - Distance(x, y);

    /// <inheritdoc/>
    public double HeightAt(double x, double y)
    {
        double line = _shape == FiringPinShape.Rectangular ? _across.Apply(x, y).X : Distance(x - _axisX, y - _axisY);
        return Form(x, y) + _rings.HeightAt(line) + _grain.HeightAt(x, y);
    }

    private double Form(double x, double y)
    {
        if (_shape == FiringPinShape.Hemispherical)
        {
            double sphere = Parameters.PinSphereShare * _radius, square = sphere * sphere - x * x - y * y;
            return sphere - Math.Sqrt(Math.Max(0, square));
        }
        double near = 1 - Inside(x, y) / Parameters.PinRimWidth;
        return near <= 0 ? 0 : Parameters.PinRimWidth * near * near / 2;
    }

    private static double Distance(double x, double y) => Math.Sqrt(x * x + y * y);
}
