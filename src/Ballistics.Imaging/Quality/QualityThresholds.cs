using Ballistics.Evidence;

namespace Ballistics.Imaging.Quality;

/// <summary>
/// Every threshold of the quality gate, in one place. Chosen so that every real scan of the public studies is taken, and degraded
/// copies of them are not (docs/quality.md); never by looking at a score.
/// </summary>
public static class QualityThresholds
{
    /// <summary>A point is a spike beyond this many usual differences of neighbours.</summary>
    public const double SpikeDeviations = 8;

    /// <summary>Least grey step of a spike, 0 to 1: eight of a byte's steps.</summary>
    public const float LeastSpikeGrey = 8 / 255f;

    /// <summary>Least step of a spike, metres: below it stands nothing but an instrument's rounding.</summary>
    public const float LeastSpikeHeight = 50e-9f;

    /// <summary>Grey values this near to the brightest or darkest count as cut off there, 0 to 1: lossy coding leaves the end unclean.</summary>
    public const float ClippedGrey = 0.6f / 255;

    /// <summary>Points along the longer side at which a picture of unknown spacing is judged: as many as a prepared breech face has.</summary>
    public const int AssumedPoints = 320;

    /// <summary>How much more detail a surface has at twice the size, where it is no noise: the square of it. Breech faces and lands: 1.5 to 3.</summary>
    public const double SurfaceGrowth = 2;

    /// <summary>A mark's least area is a square with sides of this many longest wavelengths of its band.</summary>
    public const double LeastWavelengths = 2;

    /// <summary>Fine detail in proportion to detail of eight times its size.</summary>
    public static QualityThreshold Focus { get; } = new(
        "focus", "%", MoreIsBetter: true, Warning: 10, Refusal: 3.5, RejectionReason.OutOfFocus,
        "The finest detail that is compared, in proportion to detail eight times as large", "Focus again, or use a lens that resolves finer detail");

    /// <summary>How much of the finest detail looks like noise.</summary>
    public static QualityThreshold Noise { get; } = new(
        "noise", "%", MoreIsBetter: false, Warning: 85, Refusal: 97, RejectionReason.Noisy,
        "The part of the finest detail that is without structure, as noise is", "Measure with more light or longer, or average several measurements");

    /// <summary>Relief of a topography.</summary>
    public static QualityThreshold Relief { get; } = new(
        "contrast", "nm", MoreIsBetter: true, Warning: 10, Refusal: 2, RejectionReason.Flat,
        "The relief at the size of the mark's detail", "Check that the file holds heights of the mark");

    /// <summary>Contrast of a picture.</summary>
    public static QualityThreshold Contrast { get; } = new(
        "contrast", "% of white", MoreIsBetter: true, Warning: 0.8, Refusal: 0.3, RejectionReason.LowContrast,
        "The differences of brightness at the size of the mark's detail", "Light the mark from a lower angle, or with a harder light");

    /// <summary>Points at an end of the range.</summary>
    public static QualityThreshold Saturation { get; } = new(
        "saturation", "%", MoreIsBetter: false, Warning: 2, Refusal: 20, RejectionReason.Saturated,
        "The part of the mark at the very end of the range, where it was cut off", "Shorten the exposure, turn down the light, or widen the instrument's range of heights");

    /// <summary>Measured share.</summary>
    public static QualityThreshold Measured { get; } = new(
        "measured", "%", MoreIsBetter: true, Warning: 70, Refusal: 15, RejectionReason.TooLittleMeasured,
        "The part of the mark that was measured", "Measure again with other light or settings, or draw the region more tightly");

    /// <summary>Spikes.</summary>
    public static QualityThreshold Spikes { get; } = new(
        "spikes", "%", MoreIsBetter: false, Warning: 1, Refusal: 8, RejectionReason.TooManySpikes,
        "Points that stand out alone from their neighbours", "Clean the mark, or measure again with other light or settings");

    /// <summary>Area, in proportion to the least area of the kind.</summary>
    public static QualityThreshold Area { get; } = new(
        "area", "of the least", MoreIsBetter: true, Warning: 2, Refusal: 1, RejectionReason.TooSmall,
        "The area of the mark, in proportion to the least that can be compared", "Measure a larger part of the mark");

    /// <summary>Resolution.</summary>
    public static QualityThreshold Resolution { get; } = new(
        "resolution", "%", MoreIsBetter: true, Warning: 70, Refusal: 45, RejectionReason.TooCoarse,
        "The part of the compared wavelengths, in octaves, that points so far apart can carry (two points a wavelength)", "Use a higher magnification, or state the spacing where the file's is wrong");

    /// <summary>All of them, in the order of a report's measures.</summary>
    public static IReadOnlyList<QualityThreshold> All { get; } = [Focus, Noise, Relief, Contrast, Saturation, Measured, Spikes, Area, Resolution];
}
