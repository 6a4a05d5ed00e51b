using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Quality;

/// <summary>Shares of points that are no measurement of the surface: spikes, and those at an end of the range.</summary>
internal static class DropOuts
{
    /// <summary>About how many points are looked at; shares of a tenth of a percent are told by that many.</summary>
    private const int Samples = 1 << 18;

    /// <summary>
    /// The share of points that stand out alone: beyond both neighbours along both axes, by <see cref="QualityThresholds.SpikeDeviations"/>
    /// of what neighbours usually differ by.
    /// </summary>
    public static double Spikes(MeasuredMap map)
    {
        ReadOnlySpan<float> values = map.Values.Span;
        int width = map.Width, stride = Stride(map);
        // The lower quartile, along the axis of less detail: neither striae nor the spikes themselves raise the bar.
        double usual = Math.Min(
            DetailPyramid.Deviation(DetailPyramid.Differences(values, width, map.Height, 1), 4),
            DetailPyramid.Deviation(DetailPyramid.Differences(values, width, map.Height, width), 4)) * Math.Sqrt(6);
        if (double.IsNaN(usual))
            return double.NaN;
        double least = Math.Max(QualityThresholds.SpikeDeviations * usual, map.IsPicture ? QualityThresholds.LeastSpikeGrey : QualityThresholds.LeastSpikeHeight);
        int looked = 0, spikes = 0;
        for (int y = 1; y < map.Height - 1; y += stride)
            for (int x = 1, i = y * width + 1; x < width - 1; x++, i++)
            {
                float left = values[i] - values[i - 1], right = values[i] - values[i + 1], up = values[i] - values[i - width], down = values[i] - values[i + width];
                if (float.IsNaN(left + right + up + down))
                    continue;
                looked++;
                float low = Math.Min(Math.Min(left, right), Math.Min(up, down)), high = Math.Max(Math.Max(left, right), Math.Max(up, down));
                if (low > least || high < -least)
                    spikes++;
            }
        return looked == 0 ? double.NaN : (double)spikes / looked;
    }

    /// <summary>The share of points at the greatest or the least value that occurs, where many are: what lay beyond the range was cut off there.</summary>
    public static double Clipped(MeasuredMap map)
    {
        ReadOnlySpan<float> values = map.Values.Span;
        int stride = Stride(map), looked = 0;
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        for (int y = 0; y < map.Height; y += stride)
            foreach (float value in values.Slice(y * map.Width, map.Width))
                if (!float.IsNaN(value))
                {
                    looked++;
                    low = Math.Min(low, value);
                    high = Math.Max(high, value);
                }
        if (looked == 0)
            return double.NaN;
        // A decoder or a lossy coding may leave the last step unclean.
        float margin = map.IsPicture ? QualityThresholds.ClippedGrey : 0;
        int clipped = 0;
        for (int y = 0; y < map.Height; y += stride)
            foreach (float value in values.Slice(y * map.Width, map.Width))
                if (value >= high - margin || value <= low + margin)
                    clipped++;
        return (double)clipped / looked;
    }

    /// <summary>The measured share of a map whose gaps are closed, and that area in square metres.</summary>
    public static MeasuredArea Area(MeasuredMap map, DetailPyramid pyramid, int level)
    {
        int points = 0;
        foreach (float value in map.Values.Span)
            if (!float.IsNaN(value))
                points++;
        double spacing = map.Spacing * (1 << level);
        (ReadOnlyMemory<float> values, int width, int height) = pyramid.Level(level)!.Value;
        MeasuredArea area = MeasuredArea.Of(new Evidence.Topography(width, height, spacing, spacing, values.ToArray()));
        double share = area.Area > 0 ? Math.Min(1, points * map.Spacing * map.Spacing / area.Area) : 0;
        return new MeasuredArea(points, area.Area, share);
    }

    private static int Stride(MeasuredMap map) => Math.Max(1, (int)((long)map.Width * map.Height / Samples));
}
