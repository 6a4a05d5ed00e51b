namespace Ballistics.Cli;

/// <summary>A height between the points of a scan.</summary>
internal static class BilinearHeight
{
    /// <summary>Weighed by distance from the four neighbours; NaN where any of them that counts is unmeasured or off the map.</summary>
    /// <param name="heights">The heights, row after row.</param>
    /// <param name="width">Points in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="u">Column, in points.</param>
    /// <param name="v">Row, in points.</param>
    public static float At(ReadOnlySpan<float> heights, int width, int height, double u, double v)
    {
        // A sine of 180° is 1e-16, not 0: what is that close to a point is that point, or an edge row would be lost.
        double nearU = Math.Round(u), nearV = Math.Round(v);
        if (Math.Abs(u - nearU) < 1e-9)
            u = nearU;
        if (Math.Abs(v - nearV) < 1e-9)
            v = nearV;
        int left = (int)Math.Floor(u), top = (int)Math.Floor(v);
        double right = u - left, down = v - top;
        if (left < 0 || top < 0 || left >= width || top >= height || (right > 0 && left + 1 >= width) || (down > 0 && top + 1 >= height))
            return float.NaN;
        int i = top * width + left, stepX = right > 0 ? 1 : 0, stepY = down > 0 ? width : 0;
        return (float)((1 - down) * ((1 - right) * heights[i] + right * heights[i + stepX])
            + down * ((1 - right) * heights[i + stepY] + right * heights[i + stepX + stepY]));
    }
}
