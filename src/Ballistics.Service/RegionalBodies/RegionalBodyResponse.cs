using Ballistics.Search.Members;

namespace Ballistics.Service.RegionalBodies;

/// <summary>A regional body.</summary>
/// <param name="Code">Its short name, which identifies it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Countries">Its member countries, ISO 3166-1 alpha-2.</param>
public sealed record RegionalBodyResponse(string Code, string Name, IReadOnlyList<string> Countries)
{
    internal static RegionalBodyResponse Of(RegionalBody body) => new(body.Code, body.Name, body.Countries);
}
