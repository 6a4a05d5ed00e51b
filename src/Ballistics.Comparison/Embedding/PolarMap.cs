using Ballistics.Comparison.Correlation;

namespace Ballistics.Comparison.Embedding;

/// <summary>
/// The fine map of an impressed mark on rings about its centre, on which a turn of the mark is a shift along the rings. Whole
/// numbers throughout, so that every machine makes the same map: this is what a model is trained on and what it is fed.
/// </summary>
internal sealed class PolarMap
{
    /// <summary>Rings, from the innermost out.</summary>
    public const int Rings = 48;

    /// <summary>Points on a ring, clockwise as drawn.</summary>
    public const int Angles = 384;

    /// <summary>Radius of the innermost ring, metres.</summary>
    public const double FirstRadius = 325e-6;

    /// <summary>From one ring to the next, metres.</summary>
    public const double RingSpacing = 40e-6;

    /// <summary>The level of a point that was not measured.</summary>
    public const sbyte Unmeasured = sbyte.MinValue;

    // Places are rounded to this part of a point: sines differ by their last bit from machine to machine.
    private const int Parts = 16;

    private static readonly (double X, double Y)[] s_places = Places();

    private readonly int _width, _height;
    private readonly double _spacing;
    private readonly int[] _sums, _weights;

    /// <summary>Smooths the map, so that it can be sampled about any centre.</summary>
    public PolarMap(PackedMap packed)
    {
        var map = new CorrelationMap();
        map.Unpack(packed);
        (_width, _height, _spacing) = (map.Width, map.Height, map.Spacing);
        _sums = Smoothed(map, map.Values);
        _weights = Smoothed(map, map.Mask);
    }

    /// <summary>Samples the rings: heights from −127 to 127, ring after ring, <see cref="Unmeasured"/> where less than half was measured.</summary>
    /// <param name="offsetX">Centre of the rings from the middle of the map, metres, to the right.</param>
    /// <param name="offsetY">The same, downwards.</param>
    /// <param name="levels">Takes <see cref="Rings"/> × <see cref="Angles"/> levels.</param>
    public void Sample(double offsetX, double offsetY, Span<sbyte> levels)
    {
        double middleX = (_width - 1) / 2.0 + offsetX / _spacing, middleY = (_height - 1) / 2.0 + offsetY / _spacing;
        for (int i = 0; i < s_places.Length; i++)
        {
            int x = (int)Math.Round((middleX + s_places[i].X / _spacing) * Parts), y = (int)Math.Round((middleY + s_places[i].Y / _spacing) * Parts);
            levels[i] = x < 0 || y < 0 || x >= (_width - 1) * Parts || y >= (_height - 1) * Parts ? Unmeasured : Between(x, y);
        }
    }

    private sbyte Between(int x, int y)
    {
        int at = y / Parts * _width + x / Parts, right = x % Parts, down = y % Parts;
        int weight = Blend(_weights, at, right, down);
        // A whole point weighs 16 after smoothing, a place between points 16 × 16 times that.
        return weight < 16 * Parts * Parts / 2 ? Unmeasured : (sbyte)Math.Round((double)Blend(_sums, at, right, down) / weight);
    }

    private int Blend(int[] points, int at, int right, int down) =>
        (Parts - down) * ((Parts - right) * points[at] + right * points[at + 1])
        + down * ((Parts - right) * points[at + _width] + right * points[at + _width + 1]);

    /// <summary>Binomial weights 1-2-1 along both axes: what the rings cannot hold must not fold down.</summary>
    private static int[] Smoothed(CorrelationMap map, ReadOnlySpan<short> points)
    {
        int width = map.Width, height = map.Height;
        int[] along = new int[width * height], smoothed = new int[width * height];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<short> row = points.Slice(y * map.Stride, width);
            for (int x = 0; x < width; x++)
                along[y * width + x] = (x > 0 ? row[x - 1] : 0) + 2 * row[x] + (x < width - 1 ? row[x + 1] : 0);
        }
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                int at = y * width + x;
                smoothed[at] = (y > 0 ? along[at - width] : 0) + 2 * along[at] + (y < height - 1 ? along[at + width] : 0);
            }
        return smoothed;
    }

    private static (double X, double Y)[] Places()
    {
        var places = new (double, double)[Rings * Angles];
        for (int i = 0; i < places.Length; i++)
        {
            (double sin, double cos) = Math.SinCos(i % Angles * 2 * Math.PI / Angles);
            double radius = FirstRadius + i / Angles * RingSpacing;
            places[i] = (radius * cos, radius * sin);
        }
        return places;
    }
}
