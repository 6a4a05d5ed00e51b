using Ballistics.Evidence;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Exhibits;

/// <summary>As much of an exhibit as its owner shows to you; what is not shown is null.</summary>
/// <param name="Released">How much is shown.</param>
/// <param name="AgencyId">The agency that owns it; shown from Contact on.</param>
/// <param name="Agency">That agency's name; shown from Contact on.</param>
/// <param name="Jurisdiction">That agency's jurisdiction, ISO 3166-1 alpha-2; shown from Contact on.</param>
/// <param name="ExhibitId">Identifies it; shown from Summary on.</param>
/// <param name="Label">The owner's label; shown from Summary on.</param>
/// <param name="Specimen">The physical object; shown from Summary on.</param>
/// <param name="Origin">Questioned, or a test fire; shown from Summary on.</param>
/// <param name="Calibre">The calibre, as the owner states it; shown from Summary on.</param>
/// <param name="EventCountry">Where the event happened, ISO 3166-1 alpha-2; shown from Summary on.</param>
/// <param name="EventDate">The day of the event; shown from Summary on.</param>
/// <param name="CaseReference">The agency's reference of the case record; shown in Full.</param>
public sealed record ReleasedExhibitResponse(
    ReleaseLevel Released,
    Guid? AgencyId,
    string? Agency,
    string? Jurisdiction,
    Guid? ExhibitId,
    string? Label,
    SpecimenKind? Specimen,
    ExhibitOrigin? Origin,
    string? Calibre,
    string? EventCountry,
    DateOnly? EventDate,
    string? CaseReference)
{
    internal static ReleasedExhibitResponse Of(ExhibitRelease release)
    {
        Exhibit exhibit = release.Exhibit;
        bool contact = release.Shows(ReleaseLevel.Contact), summary = release.Shows(ReleaseLevel.Summary);
        return new ReleasedExhibitResponse(
            release.Level,
            contact ? exhibit.AgencyId : null, contact ? exhibit.Agency!.Name : null, contact ? exhibit.Agency!.JurisdictionCode : null,
            summary ? exhibit.Id : null, summary ? exhibit.Label : null, summary ? exhibit.Specimen : null, summary ? exhibit.Origin : null, summary ? exhibit.Calibre : null,
            summary ? exhibit.CaseRecord!.CountryCode : null, summary ? exhibit.CaseRecord!.EventDate : null,
            release.Shows(ReleaseLevel.Full) ? exhibit.CaseRecord!.Reference : null);
    }
}
