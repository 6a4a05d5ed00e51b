using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Firearms;

/// <summary>
/// The lines a finishing tool left on a breech face. Firearms finished one after the other with the same worn tool may share
/// them (subclass characteristics): give such firearms tooling of the same seed.
/// </summary>
public sealed class Tooling : IHeightField
{
    private readonly ToolingKind _kind;
    private readonly double _rms, _centreX, _centreY, _feed, _feedPhase;
    private readonly Turn _across;
    private readonly FractalProfile _scratches;
    private readonly FractalField _presence, _wander;

    /// <summary>The lines of one finish.</summary>
    /// <param name="kind">The tool.</param>
    /// <param name="rms">Root-mean-square height of the lines where they are fully present, metres.</param>
    /// <param name="seed">Where they come from.</param>
    public Tooling(ToolingKind kind, double rms, Seed seed)
    {
        var random = new RandomStream(seed.For("setting"));
        _kind = kind;
        _rms = rms;
        double direction = random.NextBetween(0, 180);
        _across = Turn.FromDegrees(direction);
        double reach = kind == ToolingKind.Milled ? Parameters.MillingRadius.Draw(random) : Parameters.LatheOffset.Draw(random);
        (_centreX, _centreY) = _across.Apply(reach, 0);
        _feed = Parameters.MillingFeed.Draw(random);
        _feedPhase = random.NextUnit();
        _scratches = new FractalProfile(seed.For("scratches"), 1, Parameters.ScratchCell, Parameters.ScratchOctaves, Parameters.ScratchPersistence);
        _presence = new FractalField(seed.For("presence"), 1, Parameters.ToolPresenceCell, octaves: 2, persistence: 0.5);
        _wander = new FractalField(seed.For("wander"), Parameters.ToolWander, Parameters.ToolPresenceCell, octaves: 1, persistence: 1);
    }

    /// <inheritdoc/>
    public double HeightAt(double x, double y)
    {
        if (_kind == ToolingKind.Granular)
            return 0;
        double position = PositionAcross(x, y) + _wander.HeightAt(x, y);
        double line = _scratches.HeightAt(position);
        if (_kind == ToolingKind.Milled)
            line = Milled(line, position / _feed + _feedPhase);
        return _rms * line * Blend.Step(-1, 1, _presence.HeightAt(x, y));
    }

    private double PositionAcross(double x, double y)
    {
        if (_kind == ToolingKind.Filed)
            return _across.Apply(x, y).X;
        double dx = x - _centreX, dy = y - _centreY;
        return Math.Sqrt(dx * dx + dy * dy);
    }

    /// <summary>
    /// Scratches with what a round cutter leaves between two passes: parabolas end to end. Both and their sum have mean 0 and standard
    /// deviation 1.
    /// </summary>
    internal static double Milled(double scratches, double passes)
    {
        double t = passes - Math.Floor(passes) - 0.5, cusp = (12 * t * t - 1) * 1.1180339887498949;
        return (scratches + Parameters.CuspShare * cusp) / Math.Sqrt(1 + Parameters.CuspShare * Parameters.CuspShare);
    }
}
