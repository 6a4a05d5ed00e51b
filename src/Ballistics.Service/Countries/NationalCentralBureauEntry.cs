using System.Text.Json.Serialization;

namespace Ballistics.Service.Countries;

/// <summary>Which agency a country's National Central Bureau is.</summary>
/// <param name="AgencyId">An agency of the country.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NationalCentralBureauEntry(Guid AgencyId);
