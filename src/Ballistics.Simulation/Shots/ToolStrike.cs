using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Firearms;

namespace Ballistics.Simulation.Shots;

/// <summary>
/// The mark that a small tool struck into a cartridge case, under the instrument: the firing pin's into the primer, the ejector's into the
/// rim. What lies outside the tool's outline is cut out.
/// </summary>
public sealed class ToolStrike : IScannable
{
    private readonly IToolFace _tool;
    private readonly CartridgeCaseConditions _conditions;
    private readonly Turn _turn;
    private readonly FractalField _own, _pressure, _bare, _warpX, _warpY, _edge;

    /// <summary>One strike.</summary>
    /// <param name="tool">What struck.</param>
    /// <param name="conditions">What was particular to this shot; seat and placement say where the strike lies.</param>
    /// <param name="seed">The strike's seed.</param>
    public ToolStrike(IToolFace tool, CartridgeCaseConditions conditions, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(tool);
        ArgumentNullException.ThrowIfNull(conditions);
        (_tool, _conditions, _turn) = (tool, conditions, Turn.FromDegrees(conditions.Placement.RotationDegrees));
        _own = new FractalField(seed.For("own"), conditions.OwnRoughness * Parameters.StrikeRms, Parameters.StrikeCell, octaves: 3, Parameters.OwnPersistence);
        _pressure = new FractalField(seed.For("pressure"), 1, Parameters.StrikePressureCell, octaves: 2, persistence: 0.5);
        _bare = new FractalField(seed.For("bare"), Parameters.BareRms, Parameters.BareCell, octaves: 3, persistence: 0.6);
        _warpX = new FractalField(seed.For("warp x"), conditions.Warp / 2, Parameters.StrikePressureCell, octaves: 1, persistence: 1);
        _warpY = new FractalField(seed.For("warp y"), conditions.Warp / 2, Parameters.StrikePressureCell, octaves: 1, persistence: 1);
        _edge = new FractalField(seed.For("edge"), Parameters.EdgeRaggedness, Parameters.EdgeCell, octaves: 3, persistence: 0.6);
    }

    /// <inheritdoc/>
    public double Width => 2 * (1.42 * _tool.Reach + Parameters.ScanMargin);

    /// <inheritdoc/>
    public double Height => Width;

    /// <inheritdoc/>
    public double HeightAt(double x, double y)
    {
        (double toolX, double toolY) = _turn.Apply(x, y);
        toolX += _conditions.Placement.X;
        toolY += _conditions.Placement.Y;
        if (_tool.Inside(toolX, toolY) + _edge.HeightAt(toolX, toolY) < 0)
            return double.NaN;
        double contact = Blend.Step(-Parameters.ContactSoftness, Parameters.ContactSoftness, _pressure.HeightAt(toolX, toolY) + _conditions.ContactMargin);
        double struck = _tool.HeightAt(toolX + _warpX.HeightAt(toolX, toolY), toolY + _warpY.HeightAt(toolX, toolY));
        return contact * (_conditions.Depth * struck + _own.HeightAt(toolX, toolY)) + (1 - contact) * _bare.HeightAt(toolX, toolY)
            + _conditions.TiltX * x + _conditions.TiltY * y;
    }
}
