using Ballistics.Evidence;
using Ballistics.Search.Regions;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

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
    /// <summary>The terms under which a kept mark is signed again.</summary>
    public static async Task<SigningTerms> OfAsync(EvidenceDb db, Mark mark, CancellationToken cancellation)
    {
        string? calibre = await db.Exhibits.Where(e => e.Id == mark.ExhibitId).Select(e => e.Calibre).SingleAsync(cancellation);
        RegionCorrection? correction = await RegionRegister.LatestAsync(db, mark.Id, cancellation);
        return new SigningTerms(mark.StatedSpacing, calibre, correction?.Regions, mark.Lighting, mark.LampDegrees);
    }
}
