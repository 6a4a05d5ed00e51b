using Ballistics.Evidence;
using Ballistics.Imaging.Regions;

namespace Ballistics.Imaging.Scale;

/// <summary>
/// A scan whose spacing is known as well as it can be: from what the submitter states, else from the file, else, of a picture, estimated from the primer
/// that is found on it.
/// </summary>
/// <param name="Acquisition">The scan, with the spacing and with a remark where it was stated or estimated.</param>
/// <param name="Origin">Where the spacing comes from.</param>
public sealed record ScaledPicture(Acquisition Acquisition, SpacingOrigin Origin)
{
    /// <summary>Least confidence of a primer that a scale is taken from.</summary>
    private const double LeastConfidence = .75;

    /// <summary>Scales a scan.</summary>
    /// <param name="acquisition">The scan.</param>
    /// <param name="stated">The spacing as its submitter states it, metres; NaN where it is not stated. A topography goes by its file.</param>
    /// <param name="calibre">The calibre as the owner states it; null where it is not stated.</param>
    public static ScaledPicture Of(Acquisition acquisition, double stated = double.NaN, string? calibre = null)
    {
        ArgumentNullException.ThrowIfNull(acquisition);
        if (acquisition.Image is not { } image)
            return new ScaledPicture(acquisition, SpacingOrigin.File);
        if (stated > 0 && double.IsFinite(stated))
            return With(acquisition, image, stated, SpacingOrigin.Stated, FormattableString.Invariant($"Spacing of {stated * 1e6:g4} µm a pixel as the submitter states it."));
        if (double.IsFinite(image.Spacing))
            return new ScaledPicture(acquisition, SpacingOrigin.File);
        return Estimated(acquisition, image, PrimerDiameter.Of(calibre), calibre) ?? new ScaledPicture(acquisition, SpacingOrigin.Unknown);
    }

    /// <summary>
    /// The picture's outermost edge of the primer is that of the cup or of its pocket, which is wider; the face within is narrower. The true scale lies
    /// between, so that both bounds are told.
    /// </summary>
    private static ScaledPicture? Estimated(Acquisition acquisition, ReflectanceImage image, double diameter, string? calibre)
    {
        if (double.IsNaN(diameter))
            return null;
        ScanRegions regions = RegionFinder.Find(acquisition);
        if (regions[RegionName.Primer] is not { Outline.Circle: { } primer } found || found.Confidence < LeastConfidence || regions[RegionName.BreechFace]?.Outline.Circle is not { } face)
            return null;
        double spacing = diameter / (2 * primer.Radius), most = diameter / (2 * face.Radius);
        return With(acquisition, image, spacing, SpacingOrigin.Estimated, FormattableString.Invariant(
            $"Spacing estimated as {spacing * 1e6:g3} µm a pixel from the primer found, taken as {diameter * 1e3:0.000} mm wide as {calibre} has it; were its pocket seen instead, up to {most * 1e6:g3} µm. State the spacing where it is known."));
    }

    private static ScaledPicture With(Acquisition acquisition, ReflectanceImage image, double spacing, SpacingOrigin origin, string remark) =>
        new(acquisition with { Image = image.As(spacing, image.Lighting, image.LampDegrees), Remarks = [.. acquisition.Remarks, remark] }, origin);
}
