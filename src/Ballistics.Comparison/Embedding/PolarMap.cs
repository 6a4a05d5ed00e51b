using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
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

    // A whole point weighs 16 after smoothing, a place between points 16 × 16 times that.
    private const int LeastWeight = 16 * Parts * Parts / 2;

    private static readonly (double X, double Y)[] s_places = Places();

    // The places in parts of a point of the fine map from a centre on a whole part, which nearly every centre is.
    private static readonly int[] s_stepsX = [.. s_places.Select(place => (int)Math.Round(place.X / Parameters.FineSpacing * Parts))];
    private static readonly int[] s_stepsY = [.. s_places.Select(place => (int)Math.Round(place.Y / Parameters.FineSpacing * Parts))];

    private readonly int _width, _height;
    private readonly double _spacing;
    private readonly short[] _sums, _weights;

    /// <summary>Smooths the map, so that it can be sampled about any centre.</summary>
    public PolarMap(PackedMap map)
    {
        (_width, _height, _spacing) = (map.Width, map.Height, map.Spacing);
        (_sums, _weights) = (new short[_width * _height], new short[_width * _height]);
        for (int y = 0; y < _height; y++)
        {
            ReadOnlySpan<sbyte> row = map.Row(y);
            Span<short> heights = _sums.AsSpan(y * _width, _width), mask = _weights.AsSpan(y * _width, _width);
            for (int x = 0; x < row.Length; x++)
                (heights[x], mask[x]) = row[x] == PackedMap.Unmeasured ? ((short)0, (short)0) : (row[x], (short)1);
        }
        Smooth(_sums);
        Smooth(_weights);
    }

    /// <summary>Samples the rings: heights from −127 to 127, ring after ring, <see cref="Unmeasured"/> where less than half was measured.</summary>
    /// <param name="offsetX">Centre of the rings from the middle of the map, metres, to the right.</param>
    /// <param name="offsetY">The same, downwards.</param>
    /// <param name="levels">Takes <see cref="Rings"/> × <see cref="Angles"/> levels.</param>
    public void Sample(double offsetX, double offsetY, Span<sbyte> levels)
    {
        double middleX = (_width - 1) / 2.0 + offsetX / _spacing, middleY = (_height - 1) / 2.0 + offsetY / _spacing;
        int partX = (int)Math.Round(middleX * Parts), partY = (int)Math.Round(middleY * Parts);
        if (_spacing == Parameters.FineSpacing && IsOn(partX, middleX) && IsOn(partY, middleY))
            SampleAbout(partX, partY, levels);
        else
            for (int i = 0; i < s_places.Length; i++)
                levels[i] = At((int)Math.Round((middleX + s_places[i].X / _spacing) * Parts), (int)Math.Round((middleY + s_places[i].Y / _spacing) * Parts));
    }

    // No place of a ring lies so near to the middle between two parts that this could round it to the other.
    private static bool IsOn(int part, double middle) => Math.Abs(middle * Parts - part) < 1e-6;

    private void SampleAbout(int partX, int partY, Span<sbyte> levels)
    {
        int i = 0;
        if (Avx2.IsSupported)
            for (; i <= levels.Length - Vector256<int>.Count; i += Vector256<int>.Count)
                Between(Vector256.Create(s_stepsX, i) + Vector256.Create(partX), Vector256.Create(s_stepsY, i) + Vector256.Create(partY)).CopyTo(levels[i..]);
        for (; i < levels.Length; i++)
            levels[i] = At(partX + s_stepsX[i], partY + s_stepsY[i]);
    }

    private sbyte At(int x, int y)
    {
        if (x < 0 || y < 0 || x >= (_width - 1) * Parts || y >= (_height - 1) * Parts)
            return Unmeasured;
        int at = y / Parts * _width + x / Parts, right = x % Parts, down = y % Parts;
        int weight = Blend(_weights, at, right, down);
        return weight < LeastWeight ? Unmeasured : (sbyte)Math.Round((double)Blend(_sums, at, right, down) / weight);
    }

    private int Blend(short[] points, int at, int right, int down) =>
        (Parts - down) * ((Parts - right) * points[at] + right * points[at + 1])
        + down * ((Parts - right) * points[at + _width] + right * points[at + _width + 1]);

    /// <summary>Eight places at once.</summary>
    private Vector64<sbyte> Between(Vector256<int> x, Vector256<int> y)
    {
        Vector256<int> outside = Vector256.LessThan(x | y, Vector256<int>.Zero)
            | Vector256.GreaterThanOrEqual(x, Vector256.Create((_width - 1) * Parts)) | Vector256.GreaterThanOrEqual(y, Vector256.Create((_height - 1) * Parts));
        Vector256<int> at = Vector256.AndNot((y >> 4) * _width + (x >> 4), outside), right = x & Vector256.Create(Parts - 1), down = y & Vector256.Create(Parts - 1);
        Vector256<int> across = (Vector256.Create(Parts) - right) | right << 16;
        Vector256<int> weight = Blend(_weights, at, across, down), sum = Blend(_sums, at, across, down);
        // Of numbers below 2^24, whose quotient is a half or at least 1/8192 away from one, single precision rounds to the same level as double.
        Vector256<int> level = Avx.ConvertToVector256Int32(Vector256.ConvertToSingle(sum) / Vector256.ConvertToSingle(weight));
        level = Vector256.ConditionalSelect(outside | Vector256.LessThan(weight, Vector256.Create(LeastWeight)), Vector256.Create((int)Unmeasured), level);
        Vector128<short> narrow = Vector128.Narrow(level.GetLower(), level.GetUpper());
        return Vector64.Narrow(narrow.GetLower(), narrow.GetUpper());
    }

    private unsafe Vector256<int> Blend(short[] points, Vector256<int> at, Vector256<int> across, Vector256<int> down)
    {
        // Places lie within the map, each with a neighbour to the right and below, which a read of 32 bits takes along.
        fixed (short* first = points)
        {
            Vector256<int> above = Avx2.GatherVector256((int*)first, at, sizeof(short)), below = Avx2.GatherVector256((int*)first, at + Vector256.Create(_width), sizeof(short));
            return (Vector256.Create(Parts) - down) * Avx2.MultiplyAddAdjacent(above.AsInt16(), across.AsInt16()) + down * Avx2.MultiplyAddAdjacent(below.AsInt16(), across.AsInt16());
        }
    }

    /// <summary>Binomial weights 1-2-1 along both axes: what the rings cannot hold must not fold down.</summary>
    private void Smooth(Span<short> points)
    {
        // Rows of zeros lie above and below; a row alone lies between zeros, where the first of them will be.
        short[] rented = ArrayPool<short>.Shared.Rent(points.Length + 2 * _width + 2);
        Span<short> alone = rented.AsSpan(0, _width + 2), all = rented.AsSpan(0, points.Length + 2 * _width);
        (alone[0], alone[^1]) = (0, 0);
        for (int y = 0; y < _height; y++)
        {
            Span<short> row = points.Slice(y * _width, _width);
            row.CopyTo(alone[1..]);
            OneTwoOne(alone, alone[1..], alone[2..], row);
        }
        all[.._width].Clear();
        points.CopyTo(all[_width..]);
        all[^_width..].Clear();
        OneTwoOne(all, all[_width..], all[(2 * _width)..], points);
        ArrayPool<short>.Shared.Return(rented);
    }

    private static void OneTwoOne(ReadOnlySpan<short> before, ReadOnlySpan<short> here, ReadOnlySpan<short> after, Span<short> sums)
    {
        int i = 0;
        for (; i <= sums.Length - Vector<short>.Count; i += Vector<short>.Count)
        {
            var middle = new Vector<short>(here[i..]);
            (new Vector<short>(before[i..]) + middle + middle + new Vector<short>(after[i..])).CopyTo(sums[i..]);
        }
        for (; i < sums.Length; i++)
            sums[i] = (short)(before[i] + 2 * here[i] + after[i]);
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
