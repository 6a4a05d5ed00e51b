using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Terms;

/// <summary>Terms to put in force.</summary>
/// <param name="Version">The latest version you have seen, 0 where there was none: whoever changes terms must know what they change.</param>
/// <param name="Sharing">Whose searches may reach it; those of the owner always do.</param>
/// <param name="Released">How much is shown to them: HitOnly, Contact, Summary or Full.</param>
/// <param name="Why">Why the terms change.</param>
/// <param name="Countries">NamedCountries: the countries, ISO 3166-1 alpha-2; else left out.</param>
/// <param name="RegionalBody">RegionalBody: its code; else left out.</param>
/// <param name="ConsentNeeded">Whether more than the contact is shown only on consent.</param>
/// <param name="Purposes">The purposes it may be searched for; left out for any.</param>
/// <param name="ExpiresAt">When sharing ends; left out for no end.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record StateTerms(
    [property: Range(0, int.MaxValue)] int Version,
    Sharing Sharing,
    ReleaseLevel Released,
    [property: Required, StringLength(Search.Limits.ReasonLength, MinimumLength = 1)] string Why,
    [property: MaxLength(Search.Limits.TermsNames)] IReadOnlyList<string>? Countries = null,
    [property: StringLength(Search.Limits.CodeLength)] string? RegionalBody = null,
    bool ConsentNeeded = false,
    [property: MaxLength(Search.Limits.TermsNames)] IReadOnlyList<string>? Purposes = null,
    DateTimeOffset? ExpiresAt = null)
{
    /// <summary>What is wrong with the terms; null where nothing is.</summary>
    internal async Task<ProblemHttpResult?> CheckAsync(EvidenceDb db, CancellationToken cancellation)
    {
        if ((Sharing == Sharing.NamedCountries) != (Countries is { Count: > 0 }))
            return ProblemResults.Invalid("countries", "Name countries with NamedCountries, and with nothing else.");
        if (Countries?.FirstOrDefault(code => Jurisdiction.Find(code) is null) is { } unknown)
            return ProblemResults.Invalid("countries", $"'{unknown}' is no jurisdiction. Use two-letter codes of ISO 3166-1, such as NL.");
        if ((Sharing == Sharing.RegionalBody) != RegionalBody is { Length: > 0 })
            return ProblemResults.Invalid("regionalBody", "Name a regional body with RegionalBody, and with nothing else.");
        if (RegionalBody is { Length: > 0 } body && !await db.RegionalBodies.AnyAsync(b => b.Code == body, cancellation))
            return ProblemResults.Invalid("regionalBody", $"There is no regional body '{body}'.");
        if (Purposes?.Any(purpose => Reach.Normal(purpose).Length is 0 or > Search.Limits.NameLength) == true)
            return ProblemResults.Invalid("purposes", $"A purpose has 1 to {Search.Limits.NameLength} letters.");
        if (ExpiresAt <= Instant.Now)
            return ProblemResults.Invalid("expiresAt", "The terms would have expired already. To share with nobody, state OwnAgency.");
        return null;
    }

    /// <summary>The terms, their codes and purposes written as they are kept.</summary>
    internal NewTerms Normal() => new(
        Sharing, [.. (Countries ?? []).Select(code => Jurisdiction.Find(code)!.Code).Distinct().Order(StringComparer.Ordinal)],
        string.IsNullOrEmpty(RegionalBody) ? null : RegionalBody, Released, ConsentNeeded, [.. (Purposes ?? []).Select(Reach.Normal).Distinct()],
        ExpiresAt?.ToUniversalTime(), Why.Trim());
}
