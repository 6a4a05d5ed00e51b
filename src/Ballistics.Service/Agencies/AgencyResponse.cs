using Ballistics.Search.Storage;

namespace Ballistics.Service.Agencies;

/// <summary>An agency.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Jurisdiction">Its jurisdiction, ISO 3166-1 alpha-2.</param>
public sealed record AgencyResponse(Guid Id, string Name, string Jurisdiction)
{
    internal static AgencyResponse Of(Agency agency) => new(agency.Id, agency.Name, agency.JurisdictionCode);
}
