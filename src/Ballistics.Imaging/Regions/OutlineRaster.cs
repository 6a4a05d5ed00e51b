using Ballistics.Evidence;
using OpenCvSharp;

namespace Ballistics.Imaging.Regions;

/// <summary>From an outline to the points within it.</summary>
public static class OutlineRaster
{
    /// <summary>True for each point whose middle lies within the outline and in none of its holes.</summary>
    /// <param name="outline">The outline.</param>
    /// <param name="width">Points in a row of the scan.</param>
    /// <param name="height">Rows.</param>
    public static bool[] Fill(RegionOutline outline, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(outline);
        bool[] within = FillOne(outline, width, height);
        foreach (RegionOutline hole in outline.Holes ?? [])
        {
            bool[] without = FillOne(hole, width, height);
            for (int i = 0; i < within.Length; i++)
                within[i] &= !without[i];
        }
        return within;
    }

    private static bool[] FillOne(RegionOutline outline, int width, int height)
    {
        var within = new bool[width * height];
        if (outline.Circle is { } circle)
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++)
                    within[y * width + x] = (x - circle.X) * (x - circle.X) + (y - circle.Y) * (y - circle.Y) <= circle.Radius * circle.Radius;
        else if (outline.Polygon is { } polygon)
        {
            using var drawn = new Mat(height, width, MatType.CV_8UC1, Scalar.All(0));
            Cv2.FillPoly(drawn, [polygon.Select(corner => new Point(Clamped(corner.X, width), Clamped(corner.Y, height)))], Scalar.All(255));
            drawn.GetArray(out byte[] pixels);
            for (int i = 0; i < within.Length; i++)
                within[i] = pixels[i] != 0;
        }
        return within;
    }

    // Far outside is as good as just outside, and keeps the drawing's integers small.
    private static int Clamped(double place, int side) => (int)Math.Clamp(Math.Round(place), -8L * side, 9L * side);
}
