using Ballistics.Evidence;

namespace Ballistics.Imaging.Preparation;

/// <summary>From a scan and its region to a mark that is ready for comparison.</summary>
public static class MarkPreparation
{
    /// <summary>Prepares the mark: outliers out, levelled, form removed, band-passed, resampled.</summary>
    /// <param name="surface">The scan.</param>
    /// <param name="region">The part that bears the mark, on the scan's grid.</param>
    /// <param name="kind">The kind of mark.</param>
    /// <param name="observer">Is handed the steps "levelled" and "filtered"; may be null.</param>
    /// <exception cref="RejectedScanException">Too little measured, too small, or flat.</exception>
    public static PreparedMark Prepare(Topography surface, RegionOfInterest region, MarkKind kind, IPipelineObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(surface);
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(kind);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < region.Included.Length; i++)
            if (region.Included[i] && !float.IsNaN(surface.Heights[i]))
            {
                sum += surface.Heights[i];
                count++;
            }
        if (count == 0)
            throw new RejectedScanException(RejectionReason.TooLittleMeasured, "No point of the region was measured.");
        var heights = new float[surface.Heights.Length];
        for (int i = 0; i < heights.Length; i++)
            heights[i] = region.Included[i] ? (float)(surface.Heights[i] - sum / count) : float.NaN;
        var levelled = new Topography(surface.Width, surface.Height, surface.SpacingX, surface.SpacingY, heights);
        observer?.Observe("levelled", levelled);
        return new PreparedMark(kind, levelled);
    }
}
