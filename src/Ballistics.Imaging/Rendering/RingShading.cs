using Ballistics.Evidence;

namespace Ballistics.Imaging.Rendering;

/// <summary>Shades a surface as under a ring light: what lies flat is bright, whatever way it faces; what is steep is dark.</summary>
public static class RingShading
{
    /// <summary>A slope this many times the typical one is half as bright as a flat place.</summary>
    private const double HalfBright = 2;

    /// <summary>Slopes weaker than this, metres a metre, are rounding, and not stretched to full contrast.</summary>
    private const double LeastSlope = 1e-6;

    /// <summary>One grey value a point; unmeasured points are black.</summary>
    /// <param name="surface">The surface.</param>
    public static byte[] Shade(Topography surface)
    {
        ArgumentNullException.ThrowIfNull(surface);
        var squares = new double[surface.Width * surface.Height];
        for (int y = 0; y < surface.Height; y++)
            for (int x = 0; x < surface.Width; x++)
            {
                double dx = Slope(surface, x, y, 1, 0) / surface.SpacingX, dy = Slope(surface, x, y, 0, 1) / surface.SpacingY;
                squares[y * surface.Width + x] = float.IsNaN(surface[x, y]) ? double.NaN : dx * dx + dy * dy;
            }
        double[] measured = [.. squares.Where(square => !double.IsNaN(square)).Order()];
        double typical = measured.Length == 0 ? 0 : measured[measured.Length / 2], half = HalfBright * HalfBright * Math.Max(LeastSlope * LeastSlope, typical);
        return [.. squares.Select(square => double.IsNaN(square) ? (byte)0 : (byte)Math.Round(255 / (1 + square / half)))];
    }

    // The rise from the neighbour before to the neighbour after, per step, from those that were measured.
    private static double Slope(Topography surface, int x, int y, int stepX, int stepY)
    {
        float here = surface[x, y];
        float before = x >= stepX && y >= stepY ? surface[x - stepX, y - stepY] : float.NaN;
        float after = x + stepX < surface.Width && y + stepY < surface.Height ? surface[x + stepX, y + stepY] : float.NaN;
        return (float.IsNaN(before), float.IsNaN(after)) switch
        {
            (false, false) => ((double)after - before) / 2,
            (true, false) => (double)after - here,
            (false, true) => (double)here - before,
            _ => 0,
        };
    }
}
