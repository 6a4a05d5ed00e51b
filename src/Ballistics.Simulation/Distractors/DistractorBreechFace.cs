using System.Numerics;
using System.Runtime.CompilerServices;
using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Surfaces;
using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Firearms;
using Ballistics.Simulation.Shots;

namespace Ballistics.Simulation.Distractors;

/// <summary>
/// One distractor's breech face impression: what <see cref="BreechFace"/> and <see cref="CartridgeCaseShot"/> make, from tiles. Left out
/// is what one shot alone does not show: wear, sideways flow, waviness, tilt and crown (levelling and the band-pass take them away).
/// </summary>
internal sealed class DistractorBreechFace
{
    // Beyond this many robust deviations preparation takes a point for a spike.
    private const double Outlier = 5;

    private const int Sample = 17;

    private readonly FirearmModel _model;
    private readonly Ammunition _ammunition;
    private readonly CartridgeCaseConditions _conditions;
    private readonly RandomStream _random;
    private readonly TiledField _smooth, _rough, _strength, _own, _pressure, _primer, _flow, _edge, _drawn, _patches;
    private readonly ToolLines? _lines;
    private readonly Turn _letterTurn;
    private readonly double _peakScale, _holeX, _holeY, _lost, _bulge;

    public DistractorBreechFace(
        FirearmModel model, Ammunition ammunition, CartridgeCaseConditions conditions, double dropouts, NoiseTiles tiles, RandomStream random)
    {
        (_model, _ammunition, _conditions, _random) = (model, ammunition, conditions, random);
        (double smooth, double rough) = Mixture(model.GrainPersistence);
        double turn = random.NextBetween(0, 180);
        _smooth = new TiledField(tiles.Smooth(random, model.GrainCell), random, smooth, model.GrainCell, turn, model.GrainStretch);
        _rough = new TiledField(tiles.Rough(random, model.GrainCell), random, rough, model.GrainCell, turn, model.GrainStretch);
        _own = new TiledField(tiles.Rough(random, model.GrainCell), random, conditions.OwnRoughness * model.GrainRms, model.GrainCell);
        _strength = new TiledField(tiles.Slow, random, model.StrengthSpread, Parameters.StrengthCell);
        _pressure = new TiledField(tiles.Slow, random, 1, Parameters.PressureCell);
        _primer = new TiledField(tiles.Smooth(random, ammunition.PrimerCell), random, ammunition.PrimerRms, ammunition.PrimerCell);
        _flow = new TiledField(tiles.Slow, random, 1, Parameters.PressureCell);
        _edge = new TiledField(tiles.Smooth(random, Parameters.EdgeCell), random, Parameters.EdgeRaggedness, Parameters.EdgeCell);
        _drawn = new TiledField(tiles.Slow, random, conditions.EdgeBulge, Parameters.DrawnEdgeCell);
        _patches = new TiledField(tiles.Patches, random, 1, Parameters.PatchCell);
        _lines = model.Tooling == ToolingKind.Granular ? null : new ToolLines(model, tiles, random);
        _letterTurn = Turn.FromDegrees(conditions.PrimerDegrees);
        _peakScale = 1 / Math.Sqrt(1 + model.GrainPeaks * (6 + 15 * model.GrainPeaks));
        // The middle of the map is the middle of the primer, give or take half a point.
        (_holeX, _holeY) = Turn.FromDegrees(conditions.Placement.RotationDegrees).Apply(
            model.Aperture.CentreX + Parameters.ApertureScatter * random.NextNormal() - conditions.SeatX,
            model.Aperture.CentreY + Parameters.ApertureScatter * random.NextNormal() - conditions.SeatY);
        // Farther than this the drawn edge hardly ever lies from its circle.
        _bulge = 4 * (conditions.EdgeBulge + Parameters.EdgeRaggedness);
        _lost = dropouts > 0 ? NormalQuantile(dropouts) : double.PositiveInfinity;
    }

    public PreparedMark Prepare()
    {
        MarkKind kind = MarkKind.BreechFaceImpression;
        double spacing = kind.WorkingSpacing, rim = _ammunition.PrimerRadius + _conditions.Crop;
        int side = 2 * (int)Math.Ceiling((rim + _bulge) / spacing);
        double middleX = (side - 1) / 2.0 + _random.NextBetween(-0.5, 0.5), middleY = (side - 1) / 2.0 + _random.NextBetween(-0.5, 0.5);
        float[] heights = Pits(side, spacing);
        for (int row = 0; row < side; row++)
        {
            double y = (row - middleY) * spacing;
            Span<float> points = heights.AsSpan(row * side, side);
            (int first, int end) = Chord(middleX, y / spacing, (rim + _bulge) / spacing, side);
            (int holeFirst, int holeEnd) = Chord(middleX + _holeX / spacing, (y - _holeY) / spacing, (_model.Aperture.Radius - _bulge) / spacing, side);
            (holeFirst, holeEnd) = (Math.Clamp(holeFirst, first, end), Math.Clamp(holeEnd, first, end));
            points[..first].Fill(float.NaN);
            Impress(points[first..holeFirst], (first - middleX) * spacing, y, spacing);
            points[holeFirst..holeEnd].Fill(float.NaN);
            Impress(points[holeEnd..end], (holeEnd - middleX) * spacing, y, spacing);
            points[end..].Fill(float.NaN);
        }
        Topography filtered = BandPass.Apply(new Topography(side, side, spacing, spacing, heights), kind.ShortCutoff, kind.LongCutoff);
        return new PreparedMark(kind, WithoutSpikes(filtered));
    }

    // The places of a row within a circle, all in points; none where the row misses it.
    private static (int First, int End) Chord(double middle, double fromMiddle, double radius, int side)
    {
        double square = radius * radius - fromMiddle * fromMiddle;
        if (radius <= 0 || square <= 0)
            return (0, 0);
        double half = Math.Sqrt(square);
        return (Math.Clamp((int)Math.Ceiling(middle - half), 0, side), Math.Clamp((int)Math.Floor(middle + half) + 1, 0, side));
    }

    // Turns a stretch of pits into heights of the impression; NaN beyond its ragged edges and where the instrument lost a point.
    [SkipLocalsInit]
    private void Impress(Span<float> points, double x, double y, double spacing)
    {
        if (points.IsEmpty)
            return;
        Span<float> rows = stackalloc float[7 * points.Length];
        Span<float> Row(Span<float> all, int number, int length) => all.Slice(number * length, length);
        int count = points.Length;
        Span<float> grain = Row(rows, 0, count), rough = Row(rows, 1, count), own = Row(rows, 2, count), lost = Row(rows, 3, count);
        Span<float> strength = Row(rows, 4, count), pressure = Row(rows, 5, count), lines = Row(rows, 6, count);
        _smooth.Fill(grain, x, y, spacing);
        _rough.Fill(rough, x, y, spacing);
        _own.Fill(own, x, y, spacing);
        _patches.Fill(lost, x, y, spacing);
        _strength.FillSlowly(strength, x, y, spacing);
        _pressure.FillSlowly(pressure, x, y, spacing);
        if (_lines is null)
            lines.Clear();
        else
            _lines.Fill(lines, x, y, spacing);
        float peaks = (float)_model.GrainPeaks, rms = (float)(_model.GrainRms * _peakScale), floor = (float)Parameters.StrengthFloor;
        float softness = (float)(Parameters.FillSoftness * _model.GrainRms), fill = (float)_conditions.Fill, depth = (float)_conditions.Depth;
        int at = 0;
        for (; at <= count - Vector<float>.Count; at += Vector<float>.Count)
        {
            Vector<float> g = new Vector<float>(grain[at..]) + new Vector<float>(rough[at..]);
            Vector<float> strong = Vector.Max(new Vector<float>(floor), Vector<float>.One + new Vector<float>(strength[at..]));
            Vector<float> face = rms * strong * g * (Vector<float>.One + peaks * g * g) + new Vector<float>(lines[at..]) + new Vector<float>(points[at..]);
            Vector<float> over = face - new Vector<float>(fill);
            (depth * 0.5f * (face + new Vector<float>(fill) - Vector.SquareRoot(over * over + new Vector<float>(softness * softness))) + new Vector<float>(own[at..])).CopyTo(points[at..]);
        }
        for (; at < count; at++)
        {
            float g = grain[at] + rough[at];
            float face = rms * MathF.Max(floor, 1 + strength[at]) * g * (1 + peaks * g * g) + lines[at] + points[at], over = face - fill;
            points[at] = depth * 0.5f * (face + fill - MathF.Sqrt(over * over + softness * softness)) + own[at];
        }
        double nearRim = _ammunition.PrimerRadius + _conditions.Crop - _bulge, nearHole = _model.Aperture.Radius + Math.Max(_bulge, Parameters.FlowBackWidth);
        double inner = nearRim * nearRim, outer = nearHole * nearHole, margin = Parameters.ContactSoftness - _conditions.ContactMargin;
        bool lettered = _ammunition.Letter is not null && _conditions.LetterLeft > 0;
        for (int i = 0; i < count; i++, x += spacing)
        {
            double holeX = x - _holeX, holeY = y - _holeY;
            bool isPlain = pressure[i] >= margin && x * x + y * y < inner && holeX * holeX + holeY * holeY > outer && !lettered;
            points[i] = lost[i] > _lost ? float.NaN : isPlain ? points[i] : Finish(points[i], pressure[i], x, y);
        }
    }

    // What is particular to rims, to bare places and to letters.

    private float Finish(float taken, float pressure, double x, double y)
    {
        double contact = Blend.Step(-Parameters.ContactSoftness, Parameters.ContactSoftness, pressure + _conditions.ContactMargin);
        double height = contact < 1 ? contact * taken + (1 - contact) * _primer.HeightAt(x, y) : taken;
        if (_ammunition.Letter is { } letter && _conditions.LetterLeft > 0)
        {
            (double letterX, double letterY) = _letterTurn.Apply(x, y);
            height += _conditions.LetterLeft * letter.HeightAt(letterX, letterY);
        }
        double holeX = x - _holeX, holeY = y - _holeY, fromHole = Math.Sqrt(holeX * holeX + holeY * holeY) - _model.Aperture.Radius;
        double near = 1 - fromHole / Parameters.FlowBackWidth;
        if (near > 0)
            height += _conditions.FlowBack * near * near * Blend.Step(-0.5, 1.5, _flow.HeightAt(x, y));
        double edge = Math.Min(_ammunition.PrimerRadius + _conditions.Crop - Math.Sqrt(x * x + y * y), fromHole);
        return edge < _bulge && edge + _edge.HeightAt(x, y) + _drawn.HeightAt(x, y) < 0 ? float.NaN : (float)height;
    }

    // As ScatteredPits, but each pit is drawn once instead of being asked for by every point about it.
    private float[] Pits(int side, double spacing)
    {
        var map = new float[side * side];
        double cell = Parameters.PitCell / spacing;
        for (double top = -cell * _random.NextUnit(); top < side; top += cell)
            for (double left = 0; left < side; left += cell)
            {
                double share = _random.NextUnit(), x = left + cell * _random.NextUnit(), y = top + cell * _random.NextUnit(), size = _random.NextUnit();
                if (share >= _model.PitShare)
                    continue;
                double reach = (Parameters.PitRadius.Low + (Parameters.PitRadius.High - Parameters.PitRadius.Low) * size) / spacing;
                double depth = Parameters.PitDepth.Low + (Parameters.PitDepth.High - Parameters.PitDepth.Low) * size;
                for (int row = Math.Max(0, (int)Math.Ceiling(y - reach)); row <= Math.Min(side - 1, y + reach); row++)
                    for (int column = Math.Max(0, (int)Math.Ceiling(x - reach)); column <= Math.Min(side - 1, x + reach); column++)
                    {
                        double inside = 1 - ((column - x) * (column - x) + (row - y) * (row - y)) / (reach * reach);
                        if (inside > 0)
                            map[row * side + column] += (float)(depth * inside * inside);
                    }
            }
        return map;
    }

    private static Topography WithoutSpikes(Topography filtered)
    {
        float[] heights = filtered.Heights.ToArray();
        // Some thousand points tell the deviation.
        double most = Outlier * RobustStatistics.Deviation([.. Enumerable.Range(0, heights.Length / Sample).Select(i => heights[i * Sample])]);
        for (int i = 0; i < heights.Length; i++)
            if (Math.Abs(heights[i]) > most)
                heights[i] = float.NaN;
        return new Topography(filtered.Width, filtered.Height, filtered.SpacingX, filtered.SpacingY, heights);
    }

    // Weights whose mixture of the two tiles' spectra has the octaves of the persistence between: exactly so in the first two octaves.
    private static (double Smooth, double Rough) Mixture(double persistence)
    {
        double low = Parameters.GrainPersistence.Low, high = Parameters.GrainPersistence.High;
        double share = (persistence * persistence - low * low) / (high * high - low * low);
        double smooth = (1 - share) * Power(low), rough = share * Power(high);
        return (Math.Sqrt(Math.Max(0, smooth / (smooth + rough))), Math.Sqrt(Math.Max(0, rough / (smooth + rough))));

        static double Power(double persistence)
        {
            double power = 0, octave = 1;
            for (int i = 0; i < Parameters.GrainOctaves; i++)
                (power, octave) = (power + octave, octave * persistence * persistence);
            return power;
        }
    }

    // Hastings's approximation (Abramowitz and Stegun 26.2.22) of the level that a share of normal values exceeds, its logarithm by
    // halving, so that no mathematics library is asked.
    private static double NormalQuantile(double share)
    {
        double logarithm = 0, rest = share;
        while (rest < 0.5)
            (logarithm, rest) = (logarithm + 0.6931471805599453, rest * 2);
        double z = (1 - rest) / (1 + rest), square = z * z;
        logarithm += 2 * z * (1 + square * (1.0 / 3 + square * (1.0 / 5 + square / 7)));
        double t = Math.Sqrt(2 * logarithm);
        return t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t));
    }
}
