using Ballistics.Evidence;

namespace Ballistics.Imaging.Illumination;

/// <summary>
/// Along which direction a lamp shone, from its picture alone: shading changes most along it. Which of its two ends the lamp stood at
/// no picture tells without more; it is taken to have stood above, as one lights a thing to be seen.
/// </summary>
/// <remarks>True of surfaces whose slopes are alike in all directions (Pentland 1990); parallel tool lines lead it astray.</remarks>
public static class LampDirection
{
    /// <summary>Direction towards the lamp, degrees from x towards y, above −180 up to 0.</summary>
    /// <param name="contrast">The picture's contrast; NaN is unmeasured.</param>
    public static double Estimate(Topography contrast)
    {
        ArgumentNullException.ThrowIfNull(contrast);
        double xx = 0, xy = 0, yy = 0;
        for (int y = 1; y < contrast.Height - 1; y++)
            for (int x = 1; x < contrast.Width - 1; x++)
            {
                double dx = contrast[x + 1, y] - contrast[x - 1, y], dy = contrast[x, y + 1] - contrast[x, y - 1];
                if (double.IsNaN(dx + dy))
                    continue;
                xx += dx * dx;
                xy += dx * dy;
                yy += dy * dy;
            }
        double axis = 0.5 * Math.Atan2(2 * xy, xx - yy) * 180 / Math.PI;
        return axis > 0 ? axis - 180 : axis;
    }
}
