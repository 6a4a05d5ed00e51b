using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Firearms;

namespace Ballistics.Simulation.Shots;

/// <summary>
/// One land engraved area of a fired bullet under the instrument, striae from top to bottom: the barrel's striae, the bullet's
/// curvature, and the shoulders where the grooves begin. x runs across the striae.
/// </summary>
public sealed class BulletShot : IScannable
{
    private readonly Barrel _barrel;
    private readonly LandProfile _land;
    private readonly BulletConditions _conditions;
    private readonly Turn _turn;
    private readonly FractalProfile _own, _front, _leftEdge, _rightEdge;
    private readonly FractalField _breaks, _bare, _warp;

    /// <summary>One land of one bullet.</summary>
    /// <param name="barrel">The barrel that engraved it.</param>
    /// <param name="land">Which of the barrel's lands, from 1.</param>
    /// <param name="conditions">What was particular to this land of this bullet.</param>
    /// <param name="seed">The land's seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The barrel has no such land.</exception>
    public BulletShot(Barrel barrel, int land, BulletConditions conditions, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(barrel);
        ArgumentNullException.ThrowIfNull(conditions);
        ArgumentOutOfRangeException.ThrowIfLessThan(land, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(land, barrel.Lands.Count);
        _barrel = barrel;
        _land = barrel.Lands[land - 1];
        _conditions = conditions;
        _turn = Turn.FromDegrees(barrel.TwistDegrees + conditions.RotationDegrees);
        _own = new FractalProfile(
            seed.For("own"), conditions.OwnStriae * Parameters.StriaRms, Parameters.StriaCell, Parameters.StriaOctaves, Parameters.StriaPersistence);
        _front = new FractalProfile(seed.For("front"), Parameters.FrontRaggedness, Parameters.FrontCell, octaves: 3, persistence: 0.6);
        _leftEdge = new FractalProfile(seed.For("left edge"), Parameters.ShoulderRaggedness, Parameters.ShoulderCell, octaves: 2, persistence: 0.5);
        _rightEdge = new FractalProfile(seed.For("right edge"), Parameters.ShoulderRaggedness, Parameters.ShoulderCell, octaves: 2, persistence: 0.5);
        _breaks = new FractalField(
            seed.For("breaks"), conditions.Breaks * Parameters.StriaRms, Parameters.BreakCell, Parameters.BreakOctaves, 0.6, 90, Parameters.BreakStretch);
        _bare = new FractalField(seed.For("bare"), Parameters.BareRms, Parameters.BareCell, octaves: 3, persistence: 0.6);
        _warp = new FractalField(seed.For("warp"), conditions.Warp, Parameters.LandWarpCell, octaves: 1, persistence: 1);
    }

    /// <inheritdoc/>
    public double Width => _barrel.LandWidth + 2 * Parameters.LandMargin;

    /// <inheritdoc/>
    public double Height => Parameters.LandScanLength;

    /// <inheritdoc/>
    public double HeightAt(double x, double y)
    {
        (double across, double along) = _turn.Apply(x + _conditions.Offset, y);
        return Striae(across, along, y) + Shoulders(across, along) + Curvature(x + _conditions.Offset) + _conditions.Tilt * x;
    }

    private double Striae(double across, double along, double y)
    {
        double fromBase = Height / 2 - y;
        double engraved = 1 - Blend.Step(0, Parameters.FrontWidth, fromBase - _conditions.Engraved - _front.HeightAt(across));
        double bare = engraved < 1 ? _bare.HeightAt(across, along) : 0;
        double taken = _conditions.Depth * _land.HeightAt(across + _warp.HeightAt(across, along)) + _own.HeightAt(across) + _breaks.HeightAt(across, along);
        return engraved * taken + (1 - engraved) * bare;
    }

    // The grooves left the bullet's metal standing on either side of the land.
    private double Shoulders(double across, double along)
    {
        double right = across - _barrel.LandWidth / 2 - _rightEdge.HeightAt(along), left = -across - _barrel.LandWidth / 2 - _leftEdge.HeightAt(along);
        return _barrel.GrooveDepth * Blend.Step(0, Parameters.ShoulderWidth, Math.Max(left, right));
    }

    private double Curvature(double across) =>
        Math.Sqrt(Math.Max(0, _barrel.BoreRadius * _barrel.BoreRadius - across * across)) - _barrel.BoreRadius;
}
