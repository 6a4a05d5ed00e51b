using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Regions;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Preparation;

/// <summary>Prepares a mark that slid: the engraved area of a land, the shear of the firing-pin aperture.</summary>
internal static class StriatedPreparation
{
    public static PreparedStriae Prepare(Topography scan, RegionOfInterest region, MarkKind kind, IPipelineObserver? observer)
    {
        RefuseUnlessMeasured(scan, region, kind);
        (StriatedSurface turned, double shear) = StriatedDirection.Find(scan, region);
        StriatedSurface surface = turned.WithoutSpikes();
        StriatedCrosscut crosscut = StriatedCrosscut.Choose(surface, shear);
        observer?.Observe("crosscut", crosscut.OnScan(scan, 0, surface.Width));

        StriatedStrip strip = StriatedStrip.Of(crosscut);
        GrooveShoulders land = kind == MarkKind.LandEngravedArea
            ? strip.Land() : new GrooveShoulders(0, surface.Width, false, false);
        observer?.Observe("grooves", crosscut.OnScan(scan, land.First, land.End));

        StriatedStrip trimmed = strip.Trimmed(ref land);
        float[] striae = ProfileFilter.BandPass(trimmed.Profile, surface.SpacingX, kind.ShortCutoff, kind.LongCutoff);
        // Without striae there is no direction to straighten rows by, and what is left may be short as well.
        double depth = trimmed.MeasuredLength > 0 ? DepthUnlessFlat(striae, kind) : 0;
        RefuseUnlessLong(trimmed, kind);
        var profile = new StriationProfile(
            kind.WorkingSpacing, LineResampling.ToSpacing(striae, surface.SpacingX, kind.WorkingSpacing), land.HasFirst, land.HasLast,
            StriatedReliability.Of(trimmed, surface.SpacingX, kind.WorkingSpacing, depth));
        observer?.Observe("profile", profile);

        Topography prepared = trimmed.WithoutLongWaves(kind, profile.Heights.Length);
        observer?.Observe("filtered", prepared);
        return new PreparedStriae(kind, prepared, profile);
    }

    private static void RefuseUnlessMeasured(Topography scan, RegionOfInterest region, MarkKind kind)
    {
        int measured = 0;
        for (int i = 0; i < region.Included.Length; i++)
            measured += region.Included[i] && !float.IsNaN(scan.Heights[i]) ? 1 : 0;
        int all = region.Origin == RegionOrigin.WholeScan ? region.Included.Length : region.Included.Count(true);
        double share = all == 0 ? 0 : (double)measured / all;
        if (share < StriatedParameters.LeastMeasured)
            throw new RejectedScanException(RejectionReason.TooLittleMeasured,
                $"{share:P1} of the area of the mark was measured; a {kind} needs {StriatedParameters.LeastMeasured:P0}. Scan again, or draw the region more tightly.");
    }

    private static void RefuseUnlessLong(StriatedStrip strip, MarkKind kind)
    {
        double length = strip.MeasuredLength;
        if (length < StriatedParameters.LeastLength)
            throw new RejectedScanException(RejectionReason.TooSmall,
                $"The profile across the striae spans {length * 1e6:F0} µm; a {kind} needs {StriatedParameters.LeastLength * 1e6:F0} µm.");
    }

    /// <summary>The robust deviation of the striae's heights, metres.</summary>
    private static double DepthUnlessFlat(float[] striae, MarkKind kind)
    {
        double deviation = RobustStatistics.Deviation(striae);
        return deviation > StriatedParameters.LeastRelief ? deviation
            : throw new RejectedScanException(RejectionReason.Flat,
                $"The striae between {kind.ShortCutoff * 1e6:F0} and {kind.LongCutoff * 1e6:F0} µm are {deviation * 1e9:F2} nm deep; at least {StriatedParameters.LeastRelief * 1e9:F0} nm can be compared.");
    }
}
