using Ballistics.Evidence;

namespace Ballistics.Imaging.Surfaces;

/// <summary>
/// How much of a mark was measured. The mark's area is what was measured with its gaps closed, so that the firing-pin hole and
/// what a scan left out around the mark do not count as missing, and drop-outs do.
/// </summary>
/// <param name="Points">Measured points.</param>
/// <param name="Area">Area of the mark with its gaps closed, square metres.</param>
/// <param name="Share">Measured share of that area, 0 to 1; 0 where nothing was measured.</param>
public sealed record MeasuredArea(int Points, double Area, double Share)
{
    /// <summary>Gaps up to twice this are closed, metres.</summary>
    private const double Reach = 100e-6;

    /// <summary>The measured area of a surface.</summary>
    public static MeasuredArea Of(Topography surface)
    {
        ArgumentNullException.ThrowIfNull(surface);
        int width = surface.Width, height = surface.Height, points = 0;
        int reachX = (int)Math.Round(Reach / surface.SpacingX), reachY = (int)Math.Round(Reach / surface.SpacingY);
        var measured = new bool[width * height];
        for (int i = 0; i < measured.Length; i++)
            if (measured[i] = !float.IsNaN(surface.Heights[i]))
                points++;
        bool[] dilated = Neighbourhoods(measured, width, height, reachX, reachY, static (count, _) => count > 0);
        bool[] closed = Neighbourhoods(dilated, width, height, reachX, reachY, static (count, size) => count == size);
        int area = closed.AsSpan().Count(true);
        return new MeasuredArea(points, area * surface.SpacingX * surface.SpacingY, area == 0 ? 0 : Math.Min(1, (double)points / area));
    }

    /// <summary>Decides each point by how many points of the rectangle around it are set, counted on an integral image.</summary>
    private static bool[] Neighbourhoods(bool[] set, int width, int height, int reachX, int reachY, Func<int, int, bool> decide)
    {
        int wide = width + 1;
        var sums = new int[wide * (height + 1)];
        for (int y = 0; y < height; y++)
            for (int x = 0, row = 0; x < width; x++)
            {
                row += set[y * width + x] ? 1 : 0;
                sums[(y + 1) * wide + x + 1] = sums[y * wide + x + 1] + row;
            }
        var decided = new bool[set.Length];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                int left = Math.Max(0, x - reachX), right = Math.Min(width, x + reachX + 1);
                int top = Math.Max(0, y - reachY), bottom = Math.Min(height, y + reachY + 1);
                int count = sums[bottom * wide + right] - sums[bottom * wide + left] - sums[top * wide + right] + sums[top * wide + left];
                decided[y * width + x] = decide(count, (right - left) * (bottom - top));
            }
        return decided;
    }
}
