using Ballistics.Search.Storage;

namespace Ballistics.Service.Agencies;

/// <summary>An agency.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Jurisdiction">Its jurisdiction, ISO 3166-1 alpha-2.</param>
/// <param name="IsNationalCentralBureau">Whether it is its country's National Central Bureau.</param>
/// <param name="IsSimulated">Whether its records are simulated.</param>
public sealed record AgencyResponse(Guid Id, string Name, string Jurisdiction, bool IsNationalCentralBureau, bool IsSimulated)
{
    internal static AgencyResponse Of(Agency agency) => new(agency.Id, agency.Name, agency.JurisdictionCode, agency.IsNationalCentralBureau, agency.IsSimulated);
}
