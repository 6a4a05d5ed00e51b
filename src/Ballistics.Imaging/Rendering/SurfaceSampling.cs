using Ballistics.Evidence;

namespace Ballistics.Imaging.Rendering;

/// <summary>Heights between the points of a grid.</summary>
internal static class SurfaceSampling
{
    /// <summary>Places nearer to a point than this, in points, are that point; so rounding never asks for a neighbour beyond the rim.</summary>
    private const double Snap = 1e-6;

    /// <summary>
    /// The height at a place between points, bilinear; NaN outside and wherever one of the points it would be made of is unmeasured.
    /// </summary>
    /// <param name="heights">The heights, row after row.</param>
    /// <param name="width">Points in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="x">Column, fractional.</param>
    /// <param name="y">Row, fractional.</param>
    public static float Bilinear(ReadOnlySpan<float> heights, int width, int height, double x, double y)
    {
        double column = Math.Floor(x + Snap), row = Math.Floor(y + Snap);
        if (!(column >= 0 && column < width && row >= 0 && row < height))
            return float.NaN;
        double alongX = x - column, alongY = y - row;
        // A place on a point needs no neighbour, so that the last row and column can be reached.
        int stepX = alongX <= Snap ? 0 : 1, stepY = alongY <= Snap ? 0 : 1;
        if (column + stepX >= width || row + stepY >= height)
            return float.NaN;
        int at = (int)row * width + (int)column, below = at + stepY * width;
        if (stepX == 0)
            alongX = 0;
        if (stepY == 0)
            alongY = 0;
        double upper = heights[at] + (heights[at + stepX] - (double)heights[at]) * alongX;
        double lower = heights[below] + (heights[below + stepX] - (double)heights[below]) * alongX;
        return (float)(upper + (lower - upper) * alongY);
    }

    /// <summary>
    /// The surface on square pixels of another size about the same centre: averaged over each pixel where that is much coarser than the
    /// scan, provided half of it is measured; else bilinear.
    /// </summary>
    /// <param name="surface">The surface.</param>
    /// <param name="pixel">Side of a pixel, metres.</param>
    /// <exception cref="ArgumentException">The pixel is not above zero, or there would be more pixels than <see cref="Limits.Points"/>.</exception>
    public static Topography Resample(Topography surface, double pixel)
    {
        double wide = Math.Max(1, Math.Round(surface.Width * surface.SpacingX / pixel)), high = Math.Max(1, Math.Round(surface.Height * surface.SpacingY / pixel));
        if (!(pixel > 0) || !(wide * high <= Limits.Points))
            throw new ArgumentException($"Pixels of {pixel} m would make {wide:g6} × {high:g6} of them; choose larger ones.", nameof(pixel));
        int width = (int)wide, height = (int)high;
        bool average = pixel > 1.5 * Math.Max(surface.SpacingX, surface.SpacingY);
        ReadOnlySpan<float> source = surface.Heights;
        var heights = new float[width * height];
        for (int y = 0; y < height; y++)
        {
            double row = (y - (height - 1) / 2.0) * pixel / surface.SpacingY + (surface.Height - 1) / 2.0;
            for (int x = 0; x < width; x++)
            {
                double column = (x - (width - 1) / 2.0) * pixel / surface.SpacingX + (surface.Width - 1) / 2.0;
                heights[y * width + x] = average
                    ? Mean(source, surface.Width, surface.Height, column, row, pixel / surface.SpacingX / 2, pixel / surface.SpacingY / 2)
                    : Bilinear(source, surface.Width, surface.Height, column, row);
            }
        }
        return new Topography(width, height, pixel, pixel, heights, surface.Datum);
    }

    private static float Mean(ReadOnlySpan<float> heights, int width, int height, double x, double y, double halfX, double halfY)
    {
        int left = Math.Max(0, (int)Math.Ceiling(x - halfX)), right = Math.Min(width - 1, (int)Math.Floor(x + halfX));
        int top = Math.Max(0, (int)Math.Ceiling(y - halfY)), bottom = Math.Min(height - 1, (int)Math.Floor(y + halfY));
        double sum = 0;
        int measured = 0, all = 0;
        for (int row = top; row <= bottom; row++)
            for (int column = left; column <= right; column++)
            {
                all++;
                float value = heights[row * width + column];
                if (float.IsNaN(value))
                    continue;
                sum += value;
                measured++;
            }
        return measured > 0 && 2 * measured >= all ? (float)(sum / measured) : float.NaN;
    }
}
