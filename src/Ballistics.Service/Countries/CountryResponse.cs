using Ballistics.Search.Storage;

namespace Ballistics.Service.Countries;

/// <summary>A member country.</summary>
/// <param name="Code">Its code, ISO 3166-1 alpha-2.</param>
/// <param name="Name">Its short English name.</param>
/// <param name="NationalCentralBureauId">The agency that is its National Central Bureau; null where none was named yet.</param>
/// <param name="AgencyIds">Its agencies, the bureau among them.</param>
public sealed record CountryResponse(string Code, string Name, Guid? NationalCentralBureauId, IReadOnlyList<Guid> AgencyIds)
{
    internal static CountryResponse Of(string code, IEnumerable<Agency> agencies) => new(
        code, Jurisdiction.Find(code)?.Name ?? code, agencies.SingleOrDefault(a => a.IsNationalCentralBureau)?.Id, [.. agencies.Select(a => a.Id).Order()]);
}
