using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Firearms;

namespace Ballistics.Simulation.Distractors;

/// <summary>The lines of <see cref="Tooling"/> of one distractor, their profile sampled once.</summary>
internal sealed class ToolLines
{
    // Finer than the mark's own points, and far enough beyond the primer's rim.
    private const double Step = 5e-6, Reach = 2.3e-3;

    private readonly double _centreX, _centreY, _rms, _start;
    private readonly bool _straight;
    private readonly TiledField _presence, _wander;
    private readonly float[] _profile;

    public ToolLines(FirearmModel model, NoiseTiles tiles, RandomStream random)
    {
        _rms = model.ToolingRms;
        _straight = model.Tooling == ToolingKind.Filed;
        Turn across = Turn.FromDegrees(random.NextBetween(0, 360));
        double centre = model.Tooling == ToolingKind.Milled ? Parameters.MillingRadius.Draw(random) : Parameters.LatheOffset.Draw(random);
        (_centreX, _centreY) = across.Apply(_straight ? 1 : centre, 0);
        _start = _straight || centre < Reach ? -Reach : centre - Reach;
        _presence = new TiledField(tiles.Slow, random, 1, Parameters.ToolPresenceCell);
        _wander = new TiledField(tiles.Slow, random, Parameters.ToolWander, Parameters.ToolPresenceCell);
        _profile = Profile(model.Tooling, _start, _straight || centre >= Reach ? 2 * Reach : 2 * Reach + centre, random);
    }

    /// <summary>The heights of the lines along a row, metres; as <see cref="TiledField.Fill"/>.</summary>
    public void Fill(Span<float> heights, double x, double y, double spacing)
    {
        Span<float> wander = stackalloc float[heights.Length];
        _presence.FillSlowly(heights, x, y, spacing);
        _wander.FillSlowly(wander, x, y, spacing);
        double dy = y - _centreY;
        for (int i = 0; i < heights.Length; i++, x += spacing)
        {
            double dx = x - _centreX;
            double position = (_straight ? x * _centreX + y * _centreY : Math.Sqrt(dx * dx + dy * dy)) + wander[i];
            double places = Math.Clamp((position - _start) * (1 / Step), 0, _profile.Length - 2);
            int at = (int)places;
            heights[i] = (float)(_rms * (_profile[at] + (_profile[at + 1] - _profile[at]) * (places - at)) * Blend.Step(-1, 1, heights[i]));
        }
    }

    private static float[] Profile(ToolingKind kind, double start, double length, RandomStream random)
    {
        var scratches = new FractalProfile(
            new Seed(random.NextBits()), 1, Parameters.ScratchCell, Parameters.ScratchOctaves, Parameters.ScratchPersistence);
        double feed = Parameters.MillingFeed.Draw(random), phase = random.NextUnit();
        var profile = new float[(int)(length / Step) + 2];
        for (int i = 0; i < profile.Length; i++)
        {
            double position = start + i * Step;
            profile[i] = (float)(kind == ToolingKind.Milled ? Tooling.Milled(scratches.HeightAt(position), position / feed + phase) : scratches.HeightAt(position));
        }
        return profile;
    }
}
