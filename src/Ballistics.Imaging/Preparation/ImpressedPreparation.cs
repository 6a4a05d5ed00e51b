using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Preparation;

/// <summary>Prepares a mark that was pressed in: breech face, firing pin, ejector.</summary>
internal static class ImpressedPreparation
{
    /// <summary>Beyond this many robust deviations from the fitted form a point is no part of the mark.</summary>
    private const double FormOutlier = 6;

    /// <summary>Beyond this many robust deviations within the band a point is a spike.</summary>
    private const double BandOutlier = 5;

    /// <summary>Less than this share of the mark measured cannot be compared.</summary>
    private const double LeastMeasured = 0.15;

    /// <summary>A mark smaller than a square with sides of this many longest wavelengths of its band bears too little to be compared.</summary>
    private const double LeastWavelengths = 2;

    /// <summary>Least robust deviation of heights within the band, metres: below it stands nothing but an instrument's noise.</summary>
    private const double LeastRelief = 5e-9;

    public static PreparedMark Prepare(Topography surface, RegionOfInterest region, MarkKind kind, IPipelineObserver? observer)
    {
        Topography trimmed = Trim(surface, region);
        Topography resampled = Resampling.ToSpacing(trimmed, kind.WorkingSpacing);
        RefuseUnlessComparable(resampled, kind);
        Topography levelled = FormRemoval.Remove(resampled, quadratic: true, FormOutlier);
        observer?.Observe("levelled", levelled);
        Topography filtered = BandPass.Apply(WithoutSpikes(levelled, kind), kind.ShortCutoff, kind.LongCutoff);
        observer?.Observe("filtered", filtered);
        return new PreparedMark(kind, filtered);
    }

    private static Topography Trim(Topography surface, RegionOfInterest region)
    {
        float[] heights = surface.Heights.ToArray();
        for (int i = 0; i < heights.Length; i++)
            if (!region.Included[i])
                heights[i] = float.NaN;
        return new Topography(surface.Width, surface.Height, surface.SpacingX, surface.SpacingY, heights);
    }

    internal static void RefuseUnlessComparable(Topography surface, MarkKind kind)
    {
        MeasuredArea area = MeasuredArea.Of(surface);
        if (area.Points == 0)
            throw new RejectedScanException(RejectionReason.TooLittleMeasured, "No point of the region was measured.");
        double least = LeastWavelengths * kind.LongCutoff;
        if (area.Area < least * least)
            throw new RejectedScanException(RejectionReason.TooSmall,
                $"The mark spans {area.Area * 1e6:F2} mm²; a {kind} needs {least * least * 1e6:F2} mm².");
        if (area.Share < LeastMeasured)
            throw new RejectedScanException(RejectionReason.TooLittleMeasured,
                $"{area.Share:P1} of the area of the mark was measured; a {kind} needs {LeastMeasured:P0}. Scan again, or draw the region more tightly.");
    }

    private static Topography WithoutSpikes(Topography levelled, MarkKind kind)
    {
        Topography filtered = BandPass.Apply(levelled, kind.ShortCutoff, kind.LongCutoff);
        double deviation = RobustStatistics.Deviation(filtered.Heights);
        if (!(deviation > LeastRelief))
            throw new RejectedScanException(RejectionReason.Flat,
                $"The relief between {kind.ShortCutoff * 1e6:F0} and {kind.LongCutoff * 1e6:F0} µm is {deviation * 1e9:F2} nm; at least {LeastRelief * 1e9:F0} nm can be compared.");
        float[] heights = levelled.Heights.ToArray();
        for (int i = 0; i < heights.Length; i++)
            if (Math.Abs(filtered.Heights[i]) > BandOutlier * deviation)
                heights[i] = float.NaN;
        return new Topography(levelled.Width, levelled.Height, levelled.SpacingX, levelled.SpacingY, heights);
    }
}
