using System.Numerics;

namespace Ballistics.Imaging.Regions;

/// <summary>The points of a rim, all x and then all y, so that many are held against a circle at once.</summary>
internal sealed class RimPoints
{
    /// <summary>Points between two looks at whether a circle can still be the best.</summary>
    private const int Stretch = 64;

    private readonly double[] _x, _y;

    public RimPoints(IReadOnlyList<(double X, double Y)> points)
    {
        (_x, _y) = (new double[points.Count], new double[points.Count]);
        for (int i = 0; i < points.Count; i++)
            (_x[i], _y[i]) = points[i];
    }

    /// <summary>The middle of the rectangle about them, without a circle.</summary>
    public MarkCentre Middle
    {
        get
        {
            if (_x.Length == 0)
                return new MarkCentre(0, 0, double.NaN);
            double left = _x[0], right = left, top = _y[0], bottom = top;
            for (int i = 1; i < _x.Length; i++)
            {
                (left, right) = (Math.Min(left, _x[i]), Math.Max(right, _x[i]));
                (top, bottom) = (Math.Min(top, _y[i]), Math.Max(bottom, _y[i]));
            }
            return new MarkCentre((left + right) / 2, (top + bottom) / 2, double.NaN);
        }
    }

    /// <summary>
    /// Points on the circle, less those well outside: nothing of the mark lies beyond its rim. No more than <paramref name="least"/> where it
    /// cannot be passed any more.
    /// </summary>
    /// <param name="circle">The circle; its radius is larger than the tolerance.</param>
    /// <param name="tolerance">A point no farther from it is on it, one beyond twice this is outside, metres.</param>
    /// <param name="least">What has to be passed.</param>
    public int Support(MarkCentre circle, double tolerance, int least)
    {
        // Distances are compared by their squares, with the very squares at which the rounded distances reach the bounds.
        double near = SquareAt(circle.Radius, Math.BitIncrement(-tolerance)), far = SquareAt(circle.Radius, tolerance);
        double outside = SquareAt(circle.Radius, Math.BitIncrement(2 * tolerance));
        int support = 0, i = 0;
        for (; i <= _x.Length - Stretch && support + _x.Length - i > least; i += Stretch)
            support += Support(circle, i, near, far, outside);
        for (; i < _x.Length && support + _x.Length - i > least; i++)
        {
            double dx = _x[i] - circle.X, dy = _y[i] - circle.Y, square = dx * dx + dy * dy;
            support += (square >= near ? 1 : 0) - (square >= far ? 1 : 0) - (square >= outside ? 1 : 0);
        }
        return support;
    }

    private int Support(MarkCentre circle, int first, double near, double far, double outside)
    {
        Vector<double> x = new(circle.X), y = new(circle.Y), atNear = new(near), atFar = new(far), atOutside = new(outside);
        // Where a comparison holds there is −1.
        Vector<long> support = default;
        for (int i = first; i < first + Stretch; i += Vector<double>.Count)
        {
            Vector<double> dx = new Vector<double>(_x, i) - x, dy = new Vector<double>(_y, i) - y, square = dx * dx + dy * dy;
            support += Vector.GreaterThanOrEqual(square, atFar) + Vector.GreaterThanOrEqual(square, atOutside) - Vector.GreaterThanOrEqual(square, atNear);
        }
        return (int)Vector.Sum(support);
    }

    /// <summary>The least square of a distance from the centre, less the radius as rounded, that reaches a bound.</summary>
    private static double SquareAt(double radius, double bound)
    {
        double square = (radius + bound) * (radius + bound);
        while (Math.Sqrt(square) - radius >= bound)
            square = Math.BitDecrement(square);
        while (Math.Sqrt(square) - radius < bound)
            square = Math.BitIncrement(square);
        return square;
    }
}
