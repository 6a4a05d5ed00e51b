namespace Ballistics.Comparison.Correlation;

/// <summary>How far round its centre a mark was measured: a whole ring all round, half of one half round.</summary>
internal static class AngularCover
{
    private const int Sectors = 36;

    /// <summary>A sector counts with at least this share of what it would hold were all sectors alike.</summary>
    private const double LeastShare = 0.25;

    /// <summary>Share of the directions from the map's centre in which it was measured, 0 to 1.</summary>
    public static double Of(PackedMap map)
    {
        Span<int> points = stackalloc int[Sectors];
        points.Clear();
        int measured = 0, covered = 0;
        for (int y = 0; y < map.Height; y++)
            for (int x = 0; x < map.Width; x++)
                if (map.Row(y)[x] != PackedMap.Unmeasured)
                {
                    points[Sector(x - (map.Width - 1) / 2.0, y - (map.Height - 1) / 2.0)]++;
                    measured++;
                }
        foreach (int count in points)
            covered += count > LeastShare * measured / Sectors ? 1 : 0;
        return (double)covered / Sectors;
    }

    private static int Sector(double x, double y) => (int)((Math.Atan2(y, x) / (2 * Math.PI) + 0.5) * Sectors) % Sectors;
}
