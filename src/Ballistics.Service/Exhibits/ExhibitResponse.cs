using Ballistics.Evidence;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Service.Marks;

namespace Ballistics.Service.Exhibits;

/// <summary>An exhibit with its marks. Of another agency's, what its owner does not show to you is null, or empty.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="Released">How much of it is shown: Summary or Full.</param>
/// <param name="CaseRecordId">The case record it belongs to; shown in Full.</param>
/// <param name="CaseReference">The agency's reference of that case record; shown in Full.</param>
/// <param name="AgencyId">The agency that owns it.</param>
/// <param name="Agency">That agency's name.</param>
/// <param name="Jurisdiction">That agency's jurisdiction, ISO 3166-1 alpha-2.</param>
/// <param name="Label">The owner's label.</param>
/// <param name="Specimen">The physical object.</param>
/// <param name="Origin">Questioned, or a test fire of a known firearm.</param>
/// <param name="Firearm">The firearm of a test fire, as the owner names it; null where it is questioned; shown in Full.</param>
/// <param name="RecoveredFirearmId">The recovered firearm of your agency it was fired from; null where there is none, or it is another agency's.</param>
/// <param name="Calibre">The calibre, as the owner states it.</param>
/// <param name="Sharing">Whose searches may reach it; null where it is another agency's.</param>
/// <param name="Marks">Its marks, by land and time of upload; shown in Full.</param>
public sealed record ExhibitResponse(
    Guid Id,
    ReleaseLevel Released,
    Guid? CaseRecordId,
    string? CaseReference,
    Guid AgencyId,
    string Agency,
    string Jurisdiction,
    string Label,
    SpecimenKind Specimen,
    ExhibitOrigin Origin,
    string? Firearm,
    Guid? RecoveredFirearmId,
    string? Calibre,
    Sharing? Sharing,
    IReadOnlyList<MarkResponse> Marks)
{
    /// <summary>An exhibit that was loaded with its agency, case record, terms and marks.</summary>
    internal static ExhibitResponse Of(Exhibit exhibit) => new(
        exhibit.Id, ReleaseLevel.Full, exhibit.CaseRecordId, exhibit.CaseRecord!.Reference, exhibit.AgencyId, exhibit.Agency!.Name, exhibit.Agency.JurisdictionCode,
        exhibit.Label, exhibit.Specimen, exhibit.Origin, exhibit.Firearm, exhibit.RecoveredFirearmId, exhibit.Calibre, SharingOf(exhibit),
        [.. exhibit.Marks.OrderBy(mark => mark.Land).ThenBy(mark => mark.Id).Select(MarkResponse.Of)]);

    /// <summary>Another agency's exhibit, as released.</summary>
    internal static ExhibitResponse Of(Exhibit exhibit, ExhibitRelease release)
    {
        ExhibitResponse whole = Of(exhibit) with { Released = release.Level, Sharing = null, RecoveredFirearmId = null };
        return release.Shows(ReleaseLevel.Full) ? whole : whole with { CaseRecordId = null, CaseReference = null, Firearm = null, Marks = [] };
    }

    // As searches take it: what nobody has stated terms of, and what is under terms that have expired, is reached by its own agency only.
    private static Sharing SharingOf(Exhibit exhibit)
    {
        DateTimeOffset now = Instant.Now;
        return exhibit.TermsInForce(now) is { } terms && !(terms.ExpiresAt <= now) ? terms.Sharing : Search.Storage.Sharing.OwnAgency;
    }
}
