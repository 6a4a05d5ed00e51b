using Ballistics.Evidence;

namespace Ballistics.Imaging.Preparation;

/// <summary>From a scan and its region to a mark that is ready for comparison.</summary>
public static class MarkPreparation
{
    /// <summary>Prepares the mark of a scan, whatever was measured.</summary>
    /// <param name="acquisition">The scan: a topography, or a picture whose spacing and lighting are known.</param>
    /// <param name="region">The part that bears the mark, on the scan's grid.</param>
    /// <param name="kind">The kind of mark.</param>
    /// <param name="observer">Is handed the steps; may be null.</param>
    /// <exception cref="RejectedScanException">Too little measured, too small, or flat; or a picture's spacing or lighting is not known.</exception>
    public static PreparedMark Prepare(Acquisition acquisition, RegionOfInterest region, MarkKind kind, IPipelineObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(acquisition);
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(kind);
        return acquisition switch
        {
            { Topography: { } surface } => Prepare(surface, region, kind, observer),
            { Image: { } image } when region.Width == image.Width && region.Height == image.Height => ImagePreparation.Prepare(image, region, kind, observer),
            _ => throw new ArgumentException($"A region of {region.Width} × {region.Height} points is none of this scan.", nameof(region)),
        };
    }

    /// <summary>Prepares the mark: outliers out, levelled, form removed, band-passed, resampled.</summary>
    /// <param name="surface">The scan.</param>
    /// <param name="region">The part that bears the mark, on the scan's grid.</param>
    /// <param name="kind">The kind of mark.</param>
    /// <param name="observer">Is handed the steps "levelled" and "filtered", of striated marks "crosscut", "grooves", "profile" and "filtered"; may be null.</param>
    /// <exception cref="RejectedScanException">Too little measured, too small, or flat.</exception>
    public static PreparedMark Prepare(Topography surface, RegionOfInterest region, MarkKind kind, IPipelineObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(surface);
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(kind);
        if (region.Width != surface.Width || region.Height != surface.Height)
            throw new ArgumentException($"A region of {region.Width} × {region.Height} points is none of a scan of {surface.Width} × {surface.Height}.", nameof(region));
        return kind.IsStriated
            ? StriatedPreparation.Prepare(surface, region, kind, observer)
            : ImpressedPreparation.Prepare(surface, region, kind, observer);
    }
}
