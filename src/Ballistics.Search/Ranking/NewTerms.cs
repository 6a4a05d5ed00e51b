using Ballistics.Search.Storage;

namespace Ballistics.Search.Ranking;

/// <summary>Terms an owner wants to be in force.</summary>
/// <param name="Sharing">Whose searches may reach it.</param>
/// <param name="Countries">The countries that are named, for <see cref="Sharing.NamedCountries"/>; else empty.</param>
/// <param name="RegionalBody">Code of the regional body, for <see cref="Sharing.RegionalBody"/>; else null.</param>
/// <param name="Released">How much is shown.</param>
/// <param name="ConsentNeeded">Whether more than the contact is shown only on consent.</param>
/// <param name="Purposes">The purposes it may be searched for; empty for any.</param>
/// <param name="ExpiresAt">When sharing ends; null for no end.</param>
/// <param name="Why">Why.</param>
public sealed record NewTerms(
    Sharing Sharing,
    IReadOnlyList<string> Countries,
    string? RegionalBody,
    ReleaseLevel Released,
    bool ConsentNeeded,
    IReadOnlyList<string> Purposes,
    DateTimeOffset? ExpiresAt,
    string Why);
