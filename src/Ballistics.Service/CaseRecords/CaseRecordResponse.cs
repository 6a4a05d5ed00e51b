using Ballistics.Search.Storage;

namespace Ballistics.Service.CaseRecords;

/// <summary>A case record.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="AgencyId">The agency that owns it.</param>
/// <param name="Reference">The agency's own reference.</param>
/// <param name="EventCountry">Where the event happened, ISO 3166-1 alpha-2; null where it is not stated.</param>
/// <param name="EventDate">The day of the event; null where it is not stated.</param>
/// <param name="Locality">The town or place of the event; null where it is not stated.</param>
/// <param name="Latitude">Degrees north (WGS 84); null where it is not stated.</param>
/// <param name="Longitude">Degrees east (WGS 84); null where it is not stated.</param>
public sealed record CaseRecordResponse(
    Guid Id, Guid AgencyId, string Reference, string? EventCountry, DateOnly? EventDate, string? Locality, double? Latitude, double? Longitude)
{
    internal static CaseRecordResponse Of(CaseRecord record) => new(
        record.Id, record.AgencyId, record.Reference, record.CountryCode, record.EventDate, record.Locality, record.Latitude, record.Longitude);
}
