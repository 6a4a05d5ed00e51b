using Ballistics.Evidence;

namespace Ballistics.Cli.Evaluation;

/// <summary>Keeps half of a scan, as if the rest of the mark had never been made or had been lost.</summary>
internal static class HalfDisc
{
    /// <summary>
    /// Keeps the measured points on one side of the line through the centroid of all measured points; the others become unmeasured.
    /// </summary>
    /// <param name="surface">The scan.</param>
    /// <param name="sideDegrees">Direction from the centroid into the half that is kept, from x towards y, degrees.</param>
    public static Topography Keep(Topography surface, double sideDegrees)
    {
        (double centreX, double centreY) = Centroid(surface);
        double radians = sideDegrees * Math.PI / 180, cos = Math.Cos(radians), sin = Math.Sin(radians);
        float[] heights = surface.Heights.ToArray();
        for (int y = 0, i = 0; y < surface.Height; y++)
            for (int x = 0; x < surface.Width; x++, i++)
                if ((x - centreX) * surface.SpacingX * cos + (y - centreY) * surface.SpacingY * sin < 0)
                    heights[i] = float.NaN;
        return new Topography(surface.Width, surface.Height, surface.SpacingX, surface.SpacingY, heights, surface.Datum);
    }

    /// <summary>In points; the middle of the map where nothing was measured.</summary>
    private static (double X, double Y) Centroid(Topography surface)
    {
        long sumX = 0, sumY = 0, count = 0;
        ReadOnlySpan<float> heights = surface.Heights;
        for (int y = 0, i = 0; y < surface.Height; y++)
            for (int x = 0; x < surface.Width; x++, i++)
                if (!float.IsNaN(heights[i]))
                {
                    sumX += x;
                    sumY += y;
                    count++;
                }
        return count == 0 ? ((surface.Width - 1) / 2.0, (surface.Height - 1) / 2.0) : ((double)sumX / count, (double)sumY / count);
    }
}
