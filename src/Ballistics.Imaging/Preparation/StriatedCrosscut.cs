using Ballistics.Evidence;

namespace Ballistics.Imaging.Preparation;

/// <summary>
/// The rows a profile is taken from, each with how far it has to be moved so that the striae stand upright.
/// </summary>
/// <param name="Surface">The surface, striae along the columns.</param>
/// <param name="Rows">Row of the surface, and the points it is moved to the left by.</param>
internal sealed record StriatedCrosscut(StriatedSurface Surface, IReadOnlyList<(int Row, double Shift)> Rows)
{
    /// <summary>
    /// Chooses the band of rows whose striae are deepest and agree best from row to row, and widens it as long as they stay the same.
    /// </summary>
    /// <exception cref="RejectedScanException">The scan has too few rows, or no band of them bears striae.</exception>
    public static StriatedCrosscut Choose(StriatedSurface surface, double shear)
    {
        if (surface.Height < StriatedParameters.LeastRows || surface.Width < 4 * StriatedParameters.JudgedBlocks)
            throw new RejectedScanException(RejectionReason.TooSmall,
                $"The mark spans {surface.Width} × {surface.Height} points across and along its striae; at least {4 * StriatedParameters.JudgedBlocks} × {StriatedParameters.LeastRows} are needed.");
        double pointsPerRow = shear * surface.SpacingY / surface.SpacingX;
        StriatedRelief relief = StriatedRelief.Of(surface, 0, surface.Height);
        (int first, int count, double ownPointsPerRow) = new CrosscutBand(surface, relief, pointsPerRow).Best();
        return new StriatedCrosscut(surface, new CrosscutGrowth(relief, ownPointsPerRow, first, count).Rows());
    }

    /// <summary>The rows moved so that the striae stand upright; unmeasured where a row does not reach.</summary>
    public float[] Straightened()
    {
        int width = Surface.Width;
        var strip = new float[width * Rows.Count];
        for (int k = 0; k < Rows.Count; k++)
        {
            (int row, double shift) = Rows[k];
            ReadOnlySpan<float> heights = Surface.Row(row);
            int whole = (int)Math.Floor(shift);
            float part = (float)(shift - whole);
            for (int x = 0; x < width; x++)
            {
                int left = x + whole;
                strip[k * width + x] = left < 0 || left + 1 >= width ? float.NaN : Between(heights[left], heights[left + 1], part);
            }
        }
        return strip;
    }

    /// <summary>The height between two points; where one was not measured, the other's.</summary>
    private static float Between(float left, float right, float part) =>
        float.IsNaN(left) ? right : float.IsNaN(right) ? left : (1 - part) * left + part * right;

    /// <summary>The crosscut on the scan's own grid, between two points of its width.</summary>
    public RegionOfInterest OnScan(Topography scan, int from, int end)
    {
        var included = new bool[scan.Width * scan.Height];
        foreach ((int row, double shift) in Rows)
            for (int x = from; x < end; x++)
            {
                int column = (int)Math.Round(x + shift);
                if (column >= 0 && column < Surface.Width)
                    included[Surface.ScanPoint(column, row)] = true;
            }
        return new RegionOfInterest(scan.Width, scan.Height, included, RegionOrigin.Found);
    }
}
