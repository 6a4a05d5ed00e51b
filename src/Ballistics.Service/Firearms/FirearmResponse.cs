using Ballistics.Search.Storage;

namespace Ballistics.Service.Firearms;

/// <summary>A recovered firearm of your agency.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="AgencyId">The agency that recovered it.</param>
/// <param name="Reference">The agency's own reference of it.</param>
/// <param name="Make">Its make, as marked; null where it is not known.</param>
/// <param name="Model">Its model; null where it is not known.</param>
/// <param name="Calibre">Its calibre; null where it is not known.</param>
/// <param name="Serial">Its serial number; null where it is not known or removed.</param>
/// <param name="ManufactureCountry">Country of manufacture, ISO 3166-1 alpha-2; null where it is not known.</param>
/// <param name="ManufactureYear">Year of manufacture; null where it is not known.</param>
/// <param name="RecoveryCountry">Country of recovery, ISO 3166-1 alpha-2.</param>
/// <param name="RecoveredOn">The day it was recovered; null where it is not stated.</param>
/// <param name="Locality">The town or place of recovery; null where it is not stated.</param>
/// <param name="Latitude">Degrees north (WGS 84); null where it is not stated.</param>
/// <param name="Longitude">Degrees east (WGS 84); null where it is not stated.</param>
/// <param name="TestFires">The exhibits that were fired from it on purpose.</param>
public sealed record FirearmResponse(
    Guid Id,
    Guid AgencyId,
    string Reference,
    string? Make,
    string? Model,
    string? Calibre,
    string? Serial,
    string? ManufactureCountry,
    int? ManufactureYear,
    string RecoveryCountry,
    DateOnly? RecoveredOn,
    string? Locality,
    double? Latitude,
    double? Longitude,
    IReadOnlyList<Guid> TestFires)
{
    internal static FirearmResponse Of(RecoveredFirearm firearm) => new(
        firearm.Id, firearm.AgencyId, firearm.Reference, firearm.Make, firearm.Model, firearm.Calibre, firearm.Serial, firearm.ManufactureCountryCode,
        firearm.ManufactureYear, firearm.RecoveryCountryCode, firearm.RecoveredOn, firearm.Locality, firearm.Latitude, firearm.Longitude,
        [.. firearm.TestFires.Select(exhibit => exhibit.Id).Order()]);
}
