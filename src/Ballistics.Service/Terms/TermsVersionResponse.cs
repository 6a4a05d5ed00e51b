using Ballistics.Search.Storage;

namespace Ballistics.Service.Terms;

/// <summary>One version of terms.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="Sharing">Whose searches may reach it.</param>
/// <param name="Countries">The countries that are named.</param>
/// <param name="RegionalBody">Code of the regional body; null where none is named.</param>
/// <param name="Released">How much is shown.</param>
/// <param name="ConsentNeeded">Whether more than the contact is shown only on consent.</param>
/// <param name="Purposes">The purposes it may be searched for; empty for any.</param>
/// <param name="ExpiresAt">When sharing ends; null for no end.</param>
/// <param name="ValidFrom">From when it is in force.</param>
/// <param name="ValidUntil">Until when it was in force; null while it is.</param>
/// <param name="StatedBy">Who stated it.</param>
/// <param name="Why">Why.</param>
/// <param name="EndedBy">Who ended it without a next version; null where nobody did.</param>
/// <param name="EndedWhy">Why it was ended without a next version; null where it was not.</param>
public sealed record TermsVersionResponse(
    int Version,
    Sharing Sharing,
    IReadOnlyList<string> Countries,
    string? RegionalBody,
    ReleaseLevel Released,
    bool ConsentNeeded,
    IReadOnlyList<string> Purposes,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset ValidFrom,
    DateTimeOffset? ValidUntil,
    Guid StatedBy,
    string Why,
    Guid? EndedBy,
    string? EndedWhy)
{
    internal static TermsVersionResponse Of(SharingTerms terms) => new(
        terms.Version, terms.Sharing, [.. terms.Countries], terms.RegionalBody, terms.Released, terms.ConsentNeeded, [.. terms.Purposes], terms.ExpiresAt,
        terms.ValidFrom, terms.ValidUntil, terms.StatedBy, terms.Why, terms.EndedBy, terms.EndedWhy);
}
