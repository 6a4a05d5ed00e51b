using Ballistics.Evidence;

namespace Ballistics.Imaging.Regions;

/// <summary>Finds the part of a scan that bears the mark.</summary>
public static class RegionLocator
{
    /// <summary>The region a person drew, where there is one; else every measured point.</summary>
    /// <param name="acquisition">A scan with a topography.</param>
    /// <param name="kind">The kind of mark looked for.</param>
    /// <param name="observer">Is handed the step "region"; may be null.</param>
    /// <exception cref="RejectedScanException">The acquisition has no topography.</exception>
    public static RegionOfInterest Locate(Acquisition acquisition, MarkKind kind, IPipelineObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(acquisition);
        ArgumentNullException.ThrowIfNull(kind);
        Topography surface = acquisition.Topography ?? throw new RejectedScanException(
            RejectionReason.Unsupported, $"A {acquisition.Format} picture has no heights; a {kind} is compared by its topography.");
        var included = new bool[surface.Width * surface.Height];
        for (int i = 0; i < included.Length; i++)
            included[i] = !float.IsNaN(surface.Heights[i]);
        var region = new RegionOfInterest(surface.Width, surface.Height, included, RegionOrigin.WholeScan);
        observer?.Observe("region", region);
        return region;
    }
}
