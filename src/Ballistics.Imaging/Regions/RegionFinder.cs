using Ballistics.Evidence;
using OpenCvSharp;

namespace Ballistics.Imaging.Regions;

/// <summary>Finds the regions of a cartridge case's head, or of a bullet's land, on a picture or a raw topography.</summary>
public static class RegionFinder
{
    /// <summary>The regions; none where the scan shows no head, or only the part that bears the mark.</summary>
    /// <param name="acquisition">A picture or a topography.</param>
    /// <param name="specimen">What the scan shows.</param>
    public static ScanRegions Find(Acquisition acquisition, SpecimenKind specimen = SpecimenKind.CartridgeCase)
    {
        ArgumentNullException.ThrowIfNull(acquisition);
        if (specimen == SpecimenKind.Bullet)
            return LandRegions.Find(acquisition);
        using Mat picture = PictureOf(acquisition);
        if (acquisition.Image is not null && OnWholeHead(picture) is { } whole)
            return whole;
        if (CirclesOn(picture) is not { } circles)
            return Nothing(picture, "No primer was found: the scan shows only a part of one, or something else.");
        List<FoundRegion> regions = HeadRegions.Of(picture, circles);
        if (acquisition.Topography is { } surface)
            PressedFace.Refine(regions, surface, circles);
        return new ScanRegions(picture.Width, picture.Height, regions, ["No ejector mark was looked for: it lies at the head's rim, which was not found on the scan."]);
    }

    /// <summary>
    /// The regions of a photograph of a whole head, rectified where it was seen at an angle; null where the picture is none. The face and the primer with
    /// the firing pin's impression in it have to be found in their place on the head, so that no close view is taken for one.
    /// </summary>
    private static ScanRegions? OnWholeHead(Mat picture)
    {
        if (Math.Min(picture.Width, picture.Height) < RegionParameters.LeastSide || HeadOutline.Find(picture) is not { } outline)
            return null;
        using Mat straight = outline.Rectified(picture), middle = outline.Middle(straight);
        if (HeadCircles.Find(middle) is not { Primer: { } primer, Pin: not null } circles || !outline.Fits(primer))
            return null;
        List<FoundRegion> regions = HeadRegions.OfWhole(straight, outline.Circle, circles);
        bool isTilted = outline.Roundness < RegionParameters.StraightOn;
        var remarks = new List<string>();
        if (isTilted)
            remarks.Add(FormattableString.Invariant($"The head is seen at an angle, its outline {outline.Roundness:0.00} times as wide as long: its regions were found on the picture rectified. What is measured on the picture itself is shortened likewise; photograph it straight on where it can be."));
        if (regions.TrueForAll(region => region.Name != RegionName.Ejector))
            remarks.Add("No ejector mark was found: no patch at the rim stands out before all others. Draw it where there is one.");
        return new ScanRegions(picture.Width, picture.Height, isTilted ? [.. regions.Select(outline.OnPicture)] : regions, remarks);
    }

    /// <summary>The part of a scan that bears a mark of a head; null where it was not found.</summary>
    /// <param name="acquisition">A picture or a topography.</param>
    /// <param name="kind">The kind of mark.</param>
    /// <param name="foreground">What of a picture is no background; null for a topography.</param>
    internal static bool[]? PartOf(Acquisition acquisition, MarkKind kind, RegionOfInterest? foreground = null)
    {
        using Mat picture = PictureOf(acquisition);
        RegionName? name = RegionLocator.NameOf(kind);
        if (foreground is not null && CoversAll(foreground) && OnWholeHead(picture) is { } whole)
            return Filled(whole.Regions);
        if (CirclesOn(picture) is not { } circles || (foreground is not null && IsCropped(circles.Face, foreground)))
            return null;
        if (kind == MarkKind.BreechFaceImpression && acquisition.Topography is { } surface)
            return FaceArea.Find(surface, circles);
        return Filled(HeadRegions.Of(picture, circles));

        bool[]? Filled(IReadOnlyList<FoundRegion> regions) =>
            regions.FirstOrDefault(found => found.Name == name) is { } region ? OutlineRaster.Fill(region.Outline, picture.Width, picture.Height) : null;
    }

    // A flat background is a program's: the picture was cropped to its mark, and no photograph of a whole head.
    private static bool CoversAll(RegionOfInterest foreground) => !foreground.Included.Contains(false);

    /// <summary>True where nothing but background lies around the face: somebody cropped the picture to its mark, and knew why.</summary>
    private static bool IsCropped(EdgeCircle face, RegionOfInterest foreground)
    {
        int seen = 0, background = 0;
        foreach ((float ux, float uy) in RimAgreement.Directions)
        {
            int x = (int)Math.Round(face.X + RegionParameters.BesideFace * face.Radius * ux), y = (int)Math.Round(face.Y + RegionParameters.BesideFace * face.Radius * uy);
            if ((uint)x >= (uint)foreground.Width || (uint)y >= (uint)foreground.Height)
                continue;
            seen++;
            background += foreground.Included[y * foreground.Width + x] ? 0 : 1;
        }
        return background > RegionParameters.CroppedShare * seen;
    }

    private static HeadCircles? CirclesOn(Mat picture) => Math.Min(picture.Width, picture.Height) < RegionParameters.LeastSide ? null : HeadCircles.Find(picture);

    private static ScanRegions Nothing(Mat picture, string why) => new(picture.Width, picture.Height, [], [why]);

    private static Mat PictureOf(Acquisition acquisition) => acquisition switch
    {
        { Topography: { } surface } => Mat.FromPixelData(surface.Height, surface.Width, MatType.CV_32FC1, surface.Heights.ToArray()),
        { Image: { } image } => Mat.FromPixelData(image.Height, image.Width, MatType.CV_32FC1, image.Intensities.ToArray()),
        _ => throw new ArgumentException("The acquisition has neither a topography nor a picture.", nameof(acquisition)),
    };
}
