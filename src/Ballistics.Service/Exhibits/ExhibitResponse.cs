using Ballistics.Evidence;
using Ballistics.Search.Storage;
using Ballistics.Service.Marks;

namespace Ballistics.Service.Exhibits;

/// <summary>An exhibit with its marks.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="CaseRecordId">The case record it belongs to.</param>
/// <param name="CaseReference">The agency's reference of that case record.</param>
/// <param name="AgencyId">The agency that owns it.</param>
/// <param name="Agency">That agency's name.</param>
/// <param name="Jurisdiction">That agency's jurisdiction, ISO 3166-1 alpha-2.</param>
/// <param name="Label">The owner's label.</param>
/// <param name="Specimen">The physical object.</param>
/// <param name="Origin">Questioned, or a test fire of a known firearm.</param>
/// <param name="Firearm">The firearm of a test fire; null where it is questioned.</param>
/// <param name="Calibre">The calibre, as the owner states it.</param>
/// <param name="Sharing">Whose searches may reach it.</param>
/// <param name="Marks">Its marks, by land and time of upload.</param>
public sealed record ExhibitResponse(
    Guid Id,
    Guid CaseRecordId,
    string CaseReference,
    Guid AgencyId,
    string Agency,
    string Jurisdiction,
    string Label,
    SpecimenKind Specimen,
    ExhibitOrigin Origin,
    string? Firearm,
    string? Calibre,
    Sharing Sharing,
    IReadOnlyList<MarkResponse> Marks)
{
    /// <summary>An exhibit that was loaded with its agency, case record and marks.</summary>
    internal static ExhibitResponse Of(Exhibit exhibit) => new(
        exhibit.Id, exhibit.CaseRecordId, exhibit.CaseRecord!.Reference, exhibit.AgencyId, exhibit.Agency!.Name, exhibit.Agency.JurisdictionCode,
        exhibit.Label, exhibit.Specimen, exhibit.Origin, exhibit.Firearm, exhibit.Calibre, exhibit.Sharing,
        [.. exhibit.Marks.OrderBy(mark => mark.Land).ThenBy(mark => mark.Id).Select(MarkResponse.Of)]);
}
