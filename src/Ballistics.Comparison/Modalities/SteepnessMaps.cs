using Ballistics.Comparison.Correlation;
using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Comparison.Modalities;

/// <summary>
/// How steep a mark is, whichever way it leans: what a mark of heights or under side light has in common with one under a ring. Of heights it is
/// made from what the signature holds when it is first needed, so that no signature grows by it. Of a picture under side light the signature holds
/// it: the relief is told by half of the slopes alone, and the coarser grid of its maps would lose too much of them.
/// </summary>
/// <param name="Coarse">The coarse map.</param>
/// <param name="Fine">The fine map.</param>
internal sealed record SteepnessMaps(PackedMap Coarse, PackedMap Fine)
{
    /// <summary>The maps of a signature, steep places positive.</summary>
    public static SteepnessMaps Of(ImpressedSignature signature)
    {
        if (signature.Modality == Modality.RingLight)
            return IsSteepDark(signature.Fine) ? new SteepnessMaps(Negative(signature.Coarse), Negative(signature.Fine)) : new SteepnessMaps(signature.Coarse, signature.Fine);
        return signature.Steepness ?? Of(Levels(signature.Fine), signature.Kind);
    }

    /// <summary>The maps of a relief, whatever its unit, on a grid as fine as it was made: of slopes much is lost between points twice as far apart.</summary>
    public static SteepnessMaps Of(Topography relief, MarkKind kind)
    {
        var slopes = new float[relief.Width * relief.Height];
        Array.Fill(slopes, float.NaN);
        for (int y = 1; y < relief.Height - 1; y++)
            for (int x = 1; x < relief.Width - 1; x++)
            {
                float dx = relief[x + 1, y] - relief[x - 1, y], dy = relief[x, y + 1] - relief[x, y - 1];
                slopes[y * relief.Width + x] = float.IsNaN(relief[x, y]) ? float.NaN : MathF.Sqrt(dx * dx + dy * dy);
            }
        var steep = new Topography(relief.Width, relief.Height, relief.SpacingX, relief.SpacingY, slopes);
        Topography steepness = Resampling.ToSpacing(BandPass.Apply(steep, Parameters.SteepnessShortCutoff, kind.LongCutoff), Parameters.FineSpacing);
        Topography coarse = MaskedGaussian.LowPass(Resampling.ToSpacing(steepness, Parameters.CoarseSpacing), Parameters.CoarseShortCutoff);
        return new SteepnessMaps(Quantisation.ToMap(coarse), Quantisation.ToMap(steepness));
    }

    /// <summary>
    /// Whether steep places are dark in a picture under ring light: so it is where the ring stands close about the lens, while a low ring
    /// makes them bright. Steep places are few and stand out, so that the side to which a picture's greys reach further is theirs.
    /// </summary>
    private static bool IsSteepDark(PackedMap map)
    {
        long points = 0, squares = 0, cubes = 0;
        for (int y = 0; y < map.Height; y++)
            foreach (sbyte level in map.Row(y))
                if (level != PackedMap.Unmeasured)
                {
                    points++;
                    squares += level * level;
                    cubes += level * level * level;
                }
        double deviation = Math.Sqrt((double)squares / Math.Max(1, points));
        return cubes < Parameters.DarkSkewness * points * deviation * deviation * deviation;
    }

    private static PackedMap Negative(PackedMap map)
    {
        var negative = new PackedMap(map.Width, map.Height, map.Spacing);
        for (int i = 0; i < negative.Points.Length; i++)
            negative.Points[i] = map.Points[i] == PackedMap.Unmeasured ? PackedMap.Unmeasured : (sbyte)-map.Points[i];
        return negative;
    }

    private static Topography Levels(PackedMap map)
    {
        var levels = new float[map.Width * map.Height];
        for (int y = 0; y < map.Height; y++)
            for (int x = 0; x < map.Width; x++)
                levels[y * map.Width + x] = map.Points[y * map.Stride + x] is var level && level == PackedMap.Unmeasured ? float.NaN : level;
        return new Topography(map.Width, map.Height, map.Spacing, map.Spacing, levels);
    }
}
