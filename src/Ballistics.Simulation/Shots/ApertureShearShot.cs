using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Firearms;

namespace Ballistics.Simulation.Shots;

/// <summary>
/// The shear mark of the firing-pin aperture under the instrument: as the barrel drops, the aperture's edge cuts striae into the metal
/// that flowed into it. Striae run from top to bottom; x runs across them.
/// </summary>
public sealed class ApertureShearShot : IScannable
{
    private readonly LandProfile _edge;
    private readonly BulletConditions _conditions;
    private readonly Turn _turn;
    private readonly FractalProfile _own;
    private readonly FractalField _breaks, _warp;

    /// <summary>One shear mark.</summary>
    /// <param name="edge">The striae that the aperture's edge cuts.</param>
    /// <param name="conditions">What was particular to this shot.</param>
    /// <param name="seed">The mark's seed.</param>
    public ApertureShearShot(LandProfile edge, BulletConditions conditions, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(edge);
        ArgumentNullException.ThrowIfNull(conditions);
        (_edge, _conditions, _turn) = (edge, conditions, Turn.FromDegrees(conditions.RotationDegrees));
        _own = new FractalProfile(
            seed.For("own"), conditions.OwnStriae * Parameters.StriaRms, Parameters.StriaCell, Parameters.StriaOctaves, Parameters.StriaPersistence);
        _breaks = new FractalField(
            seed.For("breaks"), conditions.Breaks * Parameters.StriaRms, Parameters.BreakCell, Parameters.BreakOctaves, 0.6, 90, Parameters.BreakStretch);
        _warp = new FractalField(seed.For("warp"), conditions.Warp, Parameters.LandWarpCell, octaves: 1, persistence: 1);
    }

    /// <inheritdoc/>
    public double Width => Parameters.ShearWidth;

    /// <inheritdoc/>
    public double Height => Parameters.ShearLength;

    /// <inheritdoc/>
    public double HeightAt(double x, double y)
    {
        (double across, double along) = _turn.Apply(x + _conditions.Offset, y);
        return _conditions.Depth * _edge.HeightAt(across + _warp.HeightAt(across, along)) + _own.HeightAt(across) + _breaks.HeightAt(across, along)
            - x * x / (2 * Parameters.ShearCurve) + _conditions.Tilt * x;
    }
}
