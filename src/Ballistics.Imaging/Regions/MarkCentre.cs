using Ballistics.Evidence;

namespace Ballistics.Imaging.Regions;

/// <summary>
/// The estimated centre of a round mark: of the circle on which most of its outer rim lies, found even when half of the mark is
/// missing. Random samples of three rim points (Fischler and Bolles 1981) from a fixed seed, so that every run finds the same.
/// </summary>
/// <param name="X">Metres from the centre of the scan, to the right.</param>
/// <param name="Y">Metres from the centre of the scan, downwards.</param>
/// <param name="Radius">Radius of the circle, metres; NaN where no circle was found and the centre is the measured area's.</param>
public sealed record MarkCentre(double X, double Y, double Radius)
{
    private const int Samples = 600;
    private const double Tolerance = 40e-6;
    private const double LeastRadius = 1.0e-3;
    private const double MostRadius = 2.6e-3;
    private const double LeastShare = 0.3;

    /// <summary>Estimates the centre from where the surface was measured.</summary>
    public static MarkCentre Estimate(Topography surface)
    {
        ArgumentNullException.ThrowIfNull(surface);
        List<(double X, double Y)> rim = OuterRim(surface);
        var points = new RimPoints(rim);
        MarkCentre best = points.Middle;
        int most = (int)(LeastShare * rim.Count);
        ulong state = 0x9E3779B97F4A7C15;
        for (int sample = 0; sample < Samples && rim.Count >= 3; sample++)
        {
            MarkCentre? circle = Through(rim[Draw(ref state, rim.Count)], rim[Draw(ref state, rim.Count)], rim[Draw(ref state, rim.Count)]);
            if (circle is null || circle.Radius < LeastRadius || circle.Radius > MostRadius)
                continue;
            int support = points.Support(circle, Tolerance, most);
            if (support > most)
                (most, best) = (support, circle);
        }
        return best with { X = Snap(best.X, surface.SpacingX, surface.Width), Y = Snap(best.Y, surface.SpacingY, surface.Height) };
    }

    /// <summary>To the next place midway between two points of the grid, which is the middle of an even square cut from it.</summary>
    private static double Snap(double metres, double spacing, int count)
    {
        double half = (count - 1) / 2.0;
        return (Math.Floor(half + metres / spacing) + 0.5 - half) * spacing;
    }

    /// <summary>
    /// The surface it was estimated on, as a square of which this centre is the middle: rows and columns without a measured point
    /// go, and NaN fills what is missing. The spacing has to be the same in both directions.
    /// </summary>
    public Topography Centred(Topography surface)
    {
        ArgumentNullException.ThrowIfNull(surface);
        double middleX = (surface.Width - 1) / 2.0 + X / surface.SpacingX, middleY = (surface.Height - 1) / 2.0 + Y / surface.SpacingY;
        double reach = 0;
        for (int y = 0; y < surface.Height; y++)
        {
            (int first, int last) = Measured(surface.Heights.Slice(y * surface.Width, surface.Width), 1);
            if (first <= last)
                reach = Math.Max(reach, Math.Max(Math.Abs(y - middleY), Math.Max(Math.Abs(first - middleX), Math.Abs(last - middleX))));
        }
        int half = (int)Math.Ceiling(reach + 0.5), side = 2 * half;
        int left = (int)Math.Round(middleX + 0.5) - half, top = (int)Math.Round(middleY + 0.5) - half;
        var heights = GC.AllocateUninitializedArray<float>(side * side);
        int from = Math.Max(0, left), end = Math.Max(from, Math.Min(surface.Width, left + side));
        for (int row = 0; row < side; row++)
        {
            Span<float> points = heights.AsSpan(row * side, side);
            points.Fill(float.NaN);
            if (top + row >= 0 && top + row < surface.Height)
                surface.Heights.Slice((top + row) * surface.Width, surface.Width)[from..end].CopyTo(points[(from - left)..]);
        }
        return new Topography(side, side, surface.SpacingX, surface.SpacingY, heights);
    }

    /// <summary>The places of the first and the last measured point of a line; the last before the first where there is none.</summary>
    /// <param name="line">From the line's first point on.</param>
    /// <param name="step">From one point of the line to the next.</param>
    private static (int First, int Last) Measured(ReadOnlySpan<float> line, int step)
    {
        int first = 0, last = (line.Length - 1) / step;
        while (first <= last && float.IsNaN(line[first * step]))
            first++;
        while (last > first && float.IsNaN(line[last * step]))
            last--;
        return (first, last);
    }

    /// <summary>The first and the last measured point of every row and of every column, metres from the scan's centre.</summary>
    private static List<(double X, double Y)> OuterRim(Topography surface)
    {
        var rim = new List<(double, double)>();
        void Add(int x, int y) => rim.Add(((x - (surface.Width - 1) / 2.0) * surface.SpacingX, (y - (surface.Height - 1) / 2.0) * surface.SpacingY));
        for (int y = 0; y < surface.Height; y++)
        {
            (int first, int last) = Measured(surface.Heights.Slice(y * surface.Width, surface.Width), 1);
            if (first > last)
                continue;
            Add(first, y);
            Add(last, y);
        }
        for (int x = 0; x < surface.Width; x++)
        {
            (int first, int last) = Measured(surface.Heights[x..], surface.Width);
            if (first > last)
                continue;
            Add(x, first);
            Add(x, last);
        }
        return rim;
    }

    private static MarkCentre? Through((double X, double Y) p, (double X, double Y) q, (double X, double Y) r)
    {
        double ax = q.X - p.X, ay = q.Y - p.Y, bx = r.X - p.X, by = r.Y - p.Y, cross = 2 * (ax * by - ay * bx);
        // Three points close together or nearly in line say nothing about a centre.
        if (Math.Abs(cross) < 0.05 * LeastRadius * LeastRadius)
            return null;
        double a = ax * ax + ay * ay, b = bx * bx + by * by;
        double x = (by * a - ay * b) / cross, y = (ax * b - bx * a) / cross;
        return new MarkCentre(p.X + x, p.Y + y, Math.Sqrt(x * x + y * y));
    }

    private static int Draw(ref ulong state, int count)
    {
        state = unchecked(state * 6364136223846793005 + 1442695040888963407);
        return (int)((state >> 33) % (ulong)count);
    }
}
