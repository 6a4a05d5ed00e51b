using Ballistics.Evidence;

namespace Ballistics.Imaging.Tests;

/// <summary>Surfaces whose heights are known point by point.</summary>
internal static class MadeSurface
{
    public const double Spacing = 12.5e-6;

    /// <summary>A surface from a height at each column and row.</summary>
    public static Topography Of(int width, int height, Func<int, int, double> z, double spacingX = Spacing, double spacingY = Spacing)
    {
        var heights = new float[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                heights[y * width + x] = (float)z(x, y);
        return new Topography(width, height, spacingX, spacingY, heights);
    }

    /// <summary>A surface from a height at each place, metres from its centre.</summary>
    public static Topography At(int size, Func<double, double, double> z, double spacing = Spacing) =>
        Of(size, size, (x, y) => z((x - (size - 1) / 2.0) * spacing, (y - (size - 1) / 2.0) * spacing), spacing, spacing);

    /// <summary>The whole of a surface.</summary>
    public static RegionOfInterest Whole(Topography surface)
    {
        var included = new bool[surface.Width * surface.Height];
        Array.Fill(included, true);
        return new RegionOfInterest(surface.Width, surface.Height, included, RegionOrigin.WholeScan);
    }

    /// <summary>Measured points.</summary>
    public static int Measured(Topography surface)
    {
        int count = 0;
        foreach (float z in surface.Heights)
            count += float.IsNaN(z) ? 0 : 1;
        return count;
    }
}
