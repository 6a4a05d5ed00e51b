using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Surfaces;
using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Firearms;
using Ballistics.Simulation.Shots;

namespace Ballistics.Simulation.Distractors;

/// <summary>
/// One distractor's land: the profile that preparation finds across the striae <see cref="BulletShot"/> makes, drawn at once. The rows of
/// its crosscut are not made; the one row kept is the profile. The land's middle lies in the profile's, however the shoulders were trimmed.
/// </summary>
internal static class DistractorLand
{
    // What preparation trims at each shoulder, and how much that differs from one land to the next, metres; measured on simulated scans.
    private const double Trim = 22e-6, TrimScatter = 12e-6;

    // Of the breaks' roughness this share differs between the rows of a crosscut; measured on simulated scans.
    private const double Disagreement = 0.3;

    /// <param name="model">Gives the land its width.</param>
    /// <param name="conditions">What was particular to the shot.</param>
    /// <param name="barrel">Where the barrel's striae come from.</param>
    /// <param name="shot">Where what the shot has of its own comes from.</param>
    public static PreparedStriae Prepare(FirearmModel model, BulletConditions conditions, Seed barrel, Seed shot)
    {
        MarkKind kind = MarkKind.LandEngravedArea;
        var random = new RandomStream(shot.For("places"));
        double length = model.LandWidth - 2 * Trim - TrimScatter * (Math.Abs(random.NextNormal()) + Math.Abs(random.NextNormal()));
        var land = new LandProfile(barrel.For("land"));
        var own = new FractalProfile(
            shot.For("own"), conditions.OwnStriae * Parameters.StriaRms, Parameters.StriaCell, Parameters.StriaOctaves, Parameters.StriaPersistence);
        var breaks = new FractalProfile(shot.For("breaks"), conditions.Breaks * Parameters.StriaRms, Parameters.BreakCell, Parameters.BreakOctaves, 0.6);
        var strength = new FractalProfile(shot.For("strength"), 0.5, Parameters.BreakCell, octaves: 1, persistence: 1);
        var warp = new FractalProfile(shot.For("warp"), conditions.Warp, Parameters.LandWarpCell, octaves: 1, persistence: 1);
        var raw = new float[(int)(length / kind.WorkingSpacing)];
        for (int i = 0; i < raw.Length; i++)
        {
            double across = (i - (raw.Length - 1) / 2.0) * kind.WorkingSpacing;
            raw[i] = (float)(conditions.Depth * land.HeightAt(across + warp.HeightAt(across)) + own.HeightAt(across) + breaks.HeightAt(across));
        }
        float[] heights = ProfileFilter.BandPass(raw, kind.WorkingSpacing, kind.ShortCutoff, kind.LongCutoff);
        double depth = RobustStatistics.Deviation(heights);
        var reliability = new float[heights.Length];
        for (int i = 0; i < reliability.Length; i++)
        {
            double across = (i - (raw.Length - 1) / 2.0) * kind.WorkingSpacing;
            double noise = Disagreement * conditions.Breaks * Parameters.StriaRms * Math.Max(0, 1 + strength.HeightAt(across)) / depth;
            reliability[i] = (float)(1 / (1 + noise * noise));
        }
        return new PreparedStriae(
            kind, new Topography(heights.Length, 1, kind.WorkingSpacing, kind.WorkingSpacing, [.. heights]),
            new StriationProfile(kind.WorkingSpacing, heights, startsAtShoulder: true, endsAtShoulder: true, reliability));
    }
}
