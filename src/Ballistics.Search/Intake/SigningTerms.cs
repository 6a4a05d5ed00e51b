using Ballistics.Evidence;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Intake;

/// <summary>What is known of a scan beside its file: what somebody stated or drew.</summary>
/// <param name="Spacing">The distance between a picture's pixels as its submitter states it, metres; null where it is not stated.</param>
/// <param name="Calibre">The exhibit's calibre as its owner states it, by which a picture without a spacing is scaled; null where it is not stated.</param>
/// <param name="Regions">The regions an examiner put right; null where nobody did.</param>
/// <param name="Lighting">How a picture was lit, as its submitter states it.</param>
/// <param name="LampDegrees">Direction towards its lamp; null where it is not stated.</param>
internal sealed record SigningTerms(
    double? Spacing = null, string? Calibre = null, ScanRegions? Regions = null, Lighting Lighting = Lighting.Unknown, double? LampDegrees = null)
{
    /// <summary>Nothing but the file.</summary>
    public static readonly SigningTerms None = new();

    /// <summary>The terms under which a kept mark is signed again.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="calibre">Its exhibit's calibre.</param>
    public static SigningTerms Of(Mark mark, string? calibre) => new(mark.StatedSpacing, calibre, null, mark.Lighting, mark.LampDegrees);
}
