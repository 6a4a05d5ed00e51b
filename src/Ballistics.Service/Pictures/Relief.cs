using Ballistics.Evidence;

namespace Ballistics.Service.Pictures;

/// <summary>
/// A surface as it looks under a lamp at the upper left, one grey value per point. Slopes are scaled by their own spread, so
/// that a mark shows whatever its depth; the picture is for the eye and nothing is measured on it.
/// </summary>
internal static class Relief
{
    /// <summary>The grey of a level place; so is what was not measured.</summary>
    public const byte Level = 128;

    /// <summary>Grey values, row after row; <see cref="Level"/> where a point or a neighbour was not measured.</summary>
    public static byte[] Shade(Topography surface)
    {
        var slopes = new float[surface.Width * surface.Height];
        double squares = 0;
        long measured = 0;
        for (int y = 0; y < surface.Height; y++)
            for (int x = 0; x < surface.Width; x++)
            {
                float slope = slopes[y * surface.Width + x] = Slope(surface, x, y);
                if (float.IsNaN(slope))
                    continue;
                squares += (double)slope * slope;
                measured++;
            }
        double spread = measured == 0 || squares == 0 ? 1 : Math.Sqrt(squares / measured);
        var greys = new byte[slopes.Length];
        for (int i = 0; i < greys.Length; i++)
            greys[i] = float.IsNaN(slopes[i]) ? Level : (byte)Math.Clamp(Level + 48 * slopes[i] / spread, 0, 255);
        return greys;
    }

    // How far the surface turns towards the light.
    private static float Slope(Topography surface, int x, int y)
    {
        if (x == 0 || y == 0 || x == surface.Width - 1 || y == surface.Height - 1 || float.IsNaN(surface[x, y]))
            return float.NaN;
        double across = (surface[x + 1, y] - surface[x - 1, y]) / (2 * surface.SpacingX), down = (surface[x, y + 1] - surface[x, y - 1]) / (2 * surface.SpacingY);
        return (float)(across + down);
    }
}
