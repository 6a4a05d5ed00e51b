using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.Firearms;

/// <summary>A recovered firearm to enter. Its test fires are exhibits that name it.</summary>
/// <param name="Reference">Your agency's own reference of it, unique within the agency.</param>
/// <param name="RecoveryCountry">Country of recovery, ISO 3166-1 alpha-2.</param>
/// <param name="Make">Its make, as marked.</param>
/// <param name="Model">Its model.</param>
/// <param name="Calibre">Its calibre.</param>
/// <param name="Serial">Its serial number, as marked; left out where it is not known or removed.</param>
/// <param name="ManufactureCountry">Country of manufacture, ISO 3166-1 alpha-2.</param>
/// <param name="ManufactureYear">Year of manufacture.</param>
/// <param name="RecoveredOn">The day it was recovered.</param>
/// <param name="Locality">The town or place of recovery.</param>
/// <param name="Latitude">Degrees north (WGS 84).</param>
/// <param name="Longitude">Degrees east (WGS 84).</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewFirearm(
    [property: Required, StringLength(Search.Limits.NameLength, MinimumLength = 1)] string Reference,
    [property: Required, StringLength(2, MinimumLength = 2)] string RecoveryCountry,
    [property: StringLength(Search.Limits.NameLength)] string? Make = null,
    [property: StringLength(Search.Limits.NameLength)] string? Model = null,
    [property: StringLength(Search.Limits.NameLength)] string? Calibre = null,
    [property: StringLength(Search.Limits.NameLength)] string? Serial = null,
    [property: StringLength(2, MinimumLength = 2)] string? ManufactureCountry = null,
    [property: Range(1500, 2200)] int? ManufactureYear = null,
    DateOnly? RecoveredOn = null,
    [property: StringLength(Search.Limits.NameLength)] string? Locality = null,
    [property: Range(-90, 90)] double? Latitude = null,
    [property: Range(-180, 180)] double? Longitude = null);
