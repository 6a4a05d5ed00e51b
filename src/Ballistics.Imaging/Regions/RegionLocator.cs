using Ballistics.Evidence;

namespace Ballistics.Imaging.Regions;

/// <summary>Finds the part of a scan that bears the mark.</summary>
public static class RegionLocator
{
    /// <summary>The region a person drew, where there is one; else every measured point, of a picture all but its background.</summary>
    /// <param name="acquisition">The scan.</param>
    /// <param name="kind">The kind of mark looked for.</param>
    /// <param name="observer">Is handed the step "region"; may be null.</param>
    public static RegionOfInterest Locate(Acquisition acquisition, MarkKind kind, IPipelineObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(acquisition);
        ArgumentNullException.ThrowIfNull(kind);
        RegionOfInterest region = acquisition switch
        {
            { Topography: { } surface } => Drawn(surface, acquisition.Mask) ?? WholeScan(surface),
            { Image: { } image } => PictureForeground.Locate(image),
            _ => throw new ArgumentException("The acquisition has neither a topography nor a picture.", nameof(acquisition)),
        };
        observer?.Observe("region", region);
        return region;
    }

    private static RegionOfInterest WholeScan(Topography surface)
    {
        var included = new bool[surface.Heights.Length];
        for (int i = 0; i < included.Length; i++)
            included[i] = !float.IsNaN(surface.Heights[i]);
        return new RegionOfInterest(surface.Width, surface.Height, included, RegionOrigin.WholeScan);
    }

    /// <summary>
    /// What one unnamed colour marks, as examiners draw the mark itself. Named colours tell of something else, a groove or damage,
    /// and are left to what looks for those.
    /// </summary>
    private static RegionOfInterest? Drawn(Topography surface, DrawnMask? mask)
    {
        if (mask is not { Legend.Count: 2 } || mask.Legend[1].Meaning.Length > 0 || mask.Width != surface.Width || mask.Height != surface.Height)
            return null;
        var included = new bool[surface.Heights.Length];
        int count = 0;
        for (int i = 0; i < included.Length; i++)
            if (included[i] = mask.Labels[i] == 1 && !float.IsNaN(surface.Heights[i]))
                count++;
        return count == 0 ? null : new RegionOfInterest(surface.Width, surface.Height, included, RegionOrigin.Drawn);
    }
}
