using Ballistics.Evidence;

namespace Ballistics.Cli.Drawing;

/// <summary>
/// How bright a surface looks under a lamp at the upper left. Slopes are scaled by their own spread, so that a mark shows
/// whatever its depth: a picture for the eye, on which nothing is measured.
/// </summary>
internal static class Relief
{
    /// <summary>0 to 255 for each point, row after row; NaN where a point or one of its neighbours was not measured.</summary>
    public static float[] Shade(Topography surface)
    {
        var shade = new float[surface.Width * surface.Height];
        double squares = 0;
        int measured = 0;
        for (int y = 0, i = 0; y < surface.Height; y++)
            for (int x = 0; x < surface.Width; x++, i++)
            {
                float slope = shade[i] = Slope(surface, x, y);
                if (float.IsNaN(slope))
                    continue;
                squares += (double)slope * slope;
                measured++;
            }
        double spread = squares > 0 ? Math.Sqrt(squares / measured) : 1;
        for (int i = 0; i < shade.Length; i++)
            shade[i] = (float)Math.Clamp(128 + 45 * shade[i] / spread, 0, 255);
        return shade;
    }

    /// <summary>How far the surface falls away from the lamp; a map one point wide slopes along its length only.</summary>
    private static float Slope(Topography surface, int x, int y)
    {
        int left = Math.Max(0, x - 1), right = Math.Min(surface.Width - 1, x + 1), up = Math.Max(0, y - 1), down = Math.Min(surface.Height - 1, y + 1);
        double across = right > left ? (surface[right, y] - surface[left, y]) / ((right - left) * surface.SpacingX) : 0;
        double along = down > up ? (surface[x, down] - surface[x, up]) / ((down - up) * surface.SpacingY) : 0;
        return float.IsNaN(surface[x, y]) ? float.NaN : (float)(across + along);
    }
}
