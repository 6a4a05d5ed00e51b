using Ballistics.Evidence;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Preparation;

/// <summary>
/// A scan of a striated mark turned so that its striae run along the columns, what lies outside the region being unmeasured.
/// Turning keeps the order of the points across the striae: the profile runs the way x or y of the scan does.
/// </summary>
internal sealed class StriatedSurface
{
    private const int Tile = 32;
    private readonly int _scanWidth;

    private StriatedSurface(int width, int height, double spacingX, double spacingY, float[] heights, bool turned, int scanWidth) =>
        (Width, Height, SpacingX, SpacingY, Heights, IsTurned, _scanWidth) = (width, height, spacingX, spacingY, heights, turned, scanWidth);

    /// <summary>Points across the striae.</summary>
    public int Width { get; }

    /// <summary>Points along the striae.</summary>
    public int Height { get; }

    /// <summary>Distance between neighbours across the striae, metres.</summary>
    public double SpacingX { get; }

    /// <summary>Distance between neighbours along the striae, metres.</summary>
    public double SpacingY { get; }

    /// <summary>Row after row, metres; NaN is unmeasured.</summary>
    public float[] Heights { get; }

    /// <summary>True where the mark's width lies along y of the scan.</summary>
    public bool IsTurned { get; }

    /// <summary>One row across the striae.</summary>
    public ReadOnlySpan<float> Row(int y) => Heights.AsSpan(y * Width, Width);

    /// <summary>The scan as it is, or turned a quarter.</summary>
    public static StriatedSurface Of(Topography surface, RegionOfInterest region, bool turned)
    {
        int width = turned ? surface.Height : surface.Width, height = turned ? surface.Width : surface.Height;
        var result = new StriatedSurface(
            width, height, turned ? surface.SpacingY : surface.SpacingX, turned ? surface.SpacingX : surface.SpacingY,
            GC.AllocateUninitializedArray<float>(width * height), turned, surface.Width);
        ReadOnlySpan<float> heights = surface.Heights;
        ReadOnlySpan<bool> included = region.Included;
        // In tiles: along a whole row of a turned surface every point of the scan lies on another cache line.
        for (int top = 0; top < height; top += Tile)
            for (int left = 0; left < width; left += Tile)
                for (int y = top; y < Math.Min(top + Tile, height); y++)
                    for (int x = left; x < Math.Min(left + Tile, width); x++)
                    {
                        int point = result.ScanPoint(x, y);
                        result.Heights[y * width + x] = included[point] ? heights[point] : float.NaN;
                    }
        return result;
    }

    /// <summary>The same without spikes: points far from the median of their neighbours along the striae, where a surface does not jump.</summary>
    public StriatedSurface WithoutSpikes()
    {
        float[] away = GC.AllocateUninitializedArray<float>(Heights.Length);
        for (int y = 0; y < Height; y++)
            ColumnMedians.Subtract(Heights, Width, Height, y, away.AsSpan(y * Width, Width));
        double most = Math.Max(StriatedParameters.LeastOutlier, StriatedParameters.OutlierDeviations * RobustStatistics.Deviation(away));
        // The heights take the place of the differences: arrays of this size cost more than what is done with them.
        for (int i = 0; i < away.Length; i++)
            away[i] = Math.Abs(away[i]) <= most ? Heights[i] : float.NaN;
        return new StriatedSurface(Width, Height, SpacingX, SpacingY, away, IsTurned, _scanWidth);
    }

    /// <summary>Where a point lies in the scan's own list of points.</summary>
    public int ScanPoint(int x, int y) => IsTurned ? x * _scanWidth + (_scanWidth - 1 - y) : y * _scanWidth + x;

    /// <summary>The means of what was measured in bins of points; unmeasured where less than half of a bin was.</summary>
    public StriatedSurface Binned(int binX, int binY)
    {
        int width = Math.Max(1, Width / binX), height = Math.Max(1, Height / binY);
        var heights = new float[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                heights[y * width + x] = Mean(x * binX, y * binY, Math.Min(binX, Width), Math.Min(binY, Height));
        return new StriatedSurface(width, height, SpacingX * binX, SpacingY * binY, heights, IsTurned, _scanWidth);
    }

    private float Mean(int left, int top, int width, int height)
    {
        double sum = 0;
        int count = 0;
        for (int y = top; y < top + height; y++)
            foreach (float z in Row(y).Slice(left, width))
                if (!float.IsNaN(z))
                {
                    sum += z;
                    count++;
                }
        return 2 * count < width * height ? float.NaN : (float)(sum / count);
    }
}
