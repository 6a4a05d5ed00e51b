using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Illumination;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Preparation;

/// <summary>Prepares the picture of a mark. Of an impressed one what comes out is contrast, a number without unit, on the kind's grid and in its band.</summary>
internal static class ImagePreparation
{
    /// <summary>Saturated pixels out, resampled, lamp and vignetting evened out, circular background removed, band-passed, local contrast made even.</summary>
    /// <exception cref="RejectedScanException">Spacing or lighting is not known, or the picture shows too little.</exception>
    public static PreparedMark Prepare(ReflectanceImage image, RegionOfInterest region, MarkKind kind, IPipelineObserver? observer)
    {
        Modality modality = ModalityOf(image, kind);
        if (kind.IsStriated)
            return StriatedImage.Prepare(image, Measured(image, region), region, kind, modality, observer);
        Topography grey = Resampling.ToSpacing(Measured(image, region), kind.WorkingSpacing);
        ImpressedPreparation.RefuseUnlessComparable(grey, kind);
        Topography even = FlatField.Even(grey, ImageParameters.FlatFieldCutoffs * kind.LongCutoff, ImageParameters.LeastBrightness);
        if (modality == Modality.RingLight)
            even = CircularBackground.Remove(even, ImageParameters.BackgroundRing * kind.LongCutoff);
        observer?.Observe("levelled", even);
        Topography filtered = BandPass.Apply(WithoutGlints(even, kind), kind.ShortCutoff, kind.LongCutoff);
        Topography contrast = LocalContrast.Even(filtered, ImageParameters.ContrastCutoffs * kind.LongCutoff, ImageParameters.ContrastFloor);
        observer?.Observe("filtered", contrast);
        double lamp = modality == Modality.SideLight && double.IsNaN(image.LampDegrees) ? LampDirection.Estimate(contrast) : image.LampDegrees;
        return new PreparedMark(kind, contrast) { Modality = modality, LampDegrees = lamp };
    }

    private static Modality ModalityOf(ReflectanceImage image, MarkKind kind)
    {
        if (!(image.Spacing > 0 && double.IsFinite(image.Spacing)))
            throw new RejectedScanException(RejectionReason.UnknownSpacing,
                $"How far apart the picture's pixels lie is not known; a {kind} is compared at {kind.WorkingSpacing * 1e6:g4} µm. State the spacing in micrometres a pixel.");
        return image.Lighting switch
        {
            Lighting.Ring => Modality.RingLight,
            Lighting.Side => Modality.SideLight,
            _ => throw new RejectedScanException(RejectionReason.UnknownLighting, "How the surface was lit is not known. State ring or side light."),
        };
    }

    private static Topography Measured(ReflectanceImage image, RegionOfInterest region)
    {
        float[] grey = image.Intensities.ToArray();
        for (int i = 0; i < grey.Length; i++)
            if (!region.Included[i] || grey[i] >= ImageParameters.Saturated)
                grey[i] = float.NaN;
        return new Topography(image.Width, image.Height, image.Spacing, image.Spacing, grey);
    }

    private static Topography WithoutGlints(Topography even, MarkKind kind)
    {
        Topography filtered = BandPass.Apply(even, kind.ShortCutoff, kind.LongCutoff);
        double deviation = RobustStatistics.Deviation(filtered.Heights);
        if (!(deviation > ImageParameters.LeastContrast))
            throw new RejectedScanException(RejectionReason.Flat,
                $"Between {kind.ShortCutoff * 1e6:F0} and {kind.LongCutoff * 1e6:F0} µm the brightness deviates by {deviation:P2} from its surroundings; at least {ImageParameters.LeastContrast:P1} can be compared.");
        float[] values = even.Heights.ToArray();
        for (int i = 0; i < values.Length; i++)
            if (Math.Abs(filtered.Heights[i]) > ImageParameters.Glint * deviation)
                values[i] = float.NaN;
        return new Topography(even.Width, even.Height, even.SpacingX, even.SpacingY, values);
    }
}
