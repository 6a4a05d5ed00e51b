using Ballistics.Comparison.Correlation;
using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Comparison.Modalities;

/// <summary>
/// How steep a mark is, whichever way it leans: what a mark of heights or under side light has in common with one under a ring. Made from
/// what the signature holds when it is first needed, so that no signature grows by it.
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
        Topography steepness = BandPass.Apply(Slopes(signature.Fine), Parameters.SteepnessShortCutoff, signature.Kind.LongCutoff);
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

    private static Topography Slopes(PackedMap map)
    {
        var slopes = new float[map.Width * map.Height];
        for (int y = 0; y < map.Height; y++)
            for (int x = 0; x < map.Width; x++)
                slopes[y * map.Width + x] = Slope(map, x, y);
        return new Topography(map.Width, map.Height, map.Spacing, map.Spacing, slopes);
    }

    private static float Slope(PackedMap map, int x, int y)
    {
        if (x == 0 || y == 0 || x == map.Width - 1 || y == map.Height - 1)
            return float.NaN;
        ReadOnlySpan<sbyte> points = map.Points;
        int i = y * map.Stride + x;
        sbyte left = points[i - 1], right = points[i + 1], above = points[i - map.Stride], below = points[i + map.Stride];
        if (points[i] == PackedMap.Unmeasured || left == PackedMap.Unmeasured || right == PackedMap.Unmeasured || above == PackedMap.Unmeasured || below == PackedMap.Unmeasured)
            return float.NaN;
        int dx = right - left, dy = below - above;
        return MathF.Sqrt(dx * dx + dy * dy);
    }
}
