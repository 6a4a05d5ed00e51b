using Ballistics.Evidence;

namespace Ballistics.Imaging.Regions;

/// <summary>Finds the part of a scan that bears the mark.</summary>
public static class RegionLocator
{
    /// <summary>
    /// The region an examiner put right, where there is one; else the one drawn in the file; else the one found on a whole head; else every measured
    /// point, of a picture all but its background.
    /// </summary>
    /// <param name="acquisition">The scan.</param>
    /// <param name="kind">The kind of mark looked for.</param>
    /// <param name="observer">Is handed the step "region"; may be null.</param>
    /// <param name="corrected">What an examiner put right; null where nobody did.</param>
    public static RegionOfInterest Locate(Acquisition acquisition, MarkKind kind, IPipelineObserver? observer = null, ScanRegions? corrected = null)
    {
        ArgumentNullException.ThrowIfNull(acquisition);
        ArgumentNullException.ThrowIfNull(kind);
        RegionOfInterest region = acquisition switch
        {
            { Topography: { } surface } => Corrected(surface, kind, corrected) ?? Drawn(surface, acquisition.Mask) ?? Found(acquisition, surface, kind) ?? WholeScan(surface),
            { Image: { } image } => OfPicture(acquisition, image, kind, corrected),
            _ => throw new ArgumentException("The acquisition has neither a topography nor a picture.", nameof(acquisition)),
        };
        observer?.Observe("region", region);
        return region;
    }

    /// <summary>The region that bears a kind of mark; null for kinds that are told from the scan as a whole.</summary>
    public static RegionName? NameOf(MarkKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind == MarkKind.BreechFaceImpression ? RegionName.BreechFace
            : kind == MarkKind.FiringPinImpression ? RegionName.FiringPin
            : kind == MarkKind.EjectorMark ? RegionName.Ejector
            : kind == MarkKind.LandEngravedArea ? RegionName.Land
            : null;
    }

    private static RegionOfInterest WholeScan(Topography surface)
    {
        var included = new bool[surface.Heights.Length];
        Array.Fill(included, true);
        return Measured(surface, included, RegionOrigin.WholeScan);
    }

    /// <summary>What of a part was measured.</summary>
    private static RegionOfInterest Measured(Topography surface, bool[] included, RegionOrigin origin)
    {
        for (int i = 0; i < included.Length; i++)
            included[i] &= !float.IsNaN(surface.Heights[i]);
        return new RegionOfInterest(surface.Width, surface.Height, included, origin);
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

    private static RegionOfInterest? Corrected(Topography surface, MarkKind kind, ScanRegions? corrected) =>
        Outline(kind, corrected, surface.Width, surface.Height) is { } outline
            ? Measured(surface, OutlineRaster.Fill(outline, surface.Width, surface.Height), RegionOrigin.Drawn) : null;

    /// <summary>Where the mark lies on a raw head; null where the scan is none, as those are that were cropped to the mark.</summary>
    private static RegionOfInterest? Found(Acquisition acquisition, Topography surface, MarkKind kind)
    {
        if (NameOf(kind) is not (RegionName.BreechFace or RegionName.FiringPin or RegionName.Ejector) || !RawHead.MayBeOn(surface))
            return null;
        return RegionFinder.PartOf(acquisition, kind) is { } part ? Measured(surface, part, RegionOrigin.Found) : null;
    }

    private static RegionOfInterest OfPicture(Acquisition acquisition, ReflectanceImage image, MarkKind kind, ScanRegions? corrected)
    {
        if (Outline(kind, corrected, image.Width, image.Height) is { } outline)
            return new RegionOfInterest(image.Width, image.Height, OutlineRaster.Fill(outline, image.Width, image.Height), RegionOrigin.Drawn);
        RegionOfInterest foreground = PictureForeground.Locate(image);
        // Somebody cut the mark out before: what is left is the mark, and circles looked for on it would be those of the cut.
        if (IsCutOut(foreground))
            return foreground;
        if (NameOf(kind) is not (RegionName.BreechFace or RegionName.FiringPin or RegionName.Ejector) || RegionFinder.PartOf(acquisition, kind, foreground) is not { } part)
            return foreground;
        for (int i = 0; i < part.Length; i++)
            part[i] &= foreground.Included[i];
        return new RegionOfInterest(image.Width, image.Height, part, RegionOrigin.Found);
    }

    /// <summary>True where background lies in all four corners.</summary>
    private static bool IsCutOut(RegionOfInterest foreground)
    {
        ReadOnlySpan<bool> included = foreground.Included;
        return !included[0] && !included[foreground.Width - 1] && !included[^foreground.Width] && !included[^1];
    }

    private static RegionOutline? Outline(MarkKind kind, ScanRegions? corrected, int width, int height) =>
        corrected is not null && corrected.Width == width && corrected.Height == height && NameOf(kind) is { } name ? corrected[name]?.Outline : null;
}
