using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using CsCheck;

namespace Ballistics.Service.Tests.Casework;

/// <summary>Terms of sharing drawn at random, with the plain rule of whom they let in, written apart from the one that is tested.</summary>
/// <param name="Terms">The terms.</param>
/// <param name="ByDefault">Whether they are the agency's for all its exhibits, rather than the exhibit's own.</param>
internal sealed record DrawnTerms(NewTerms Terms, bool ByDefault)
{
    private static readonly string[] s_countries = ["BR", "CO", "KE", "NL", "PH"];

    private static readonly Dictionary<string, string> s_bodies = new() { ["BR"] = "AMERIPOL", ["CO"] = "AMERIPOL", ["KE"] = "AFRIPOL", ["NL"] = "EUROPOL", ["PH"] = "ASEANAPOL" };

    /// <summary>A country of a requester.</summary>
    public static Gen<string> Country { get; } = Gen.Int[0, s_countries.Length - 1].Select(i => s_countries[i]);

    /// <summary>Any terms there can be, those that have expired among them.</summary>
    public static Gen<DrawnTerms> Any { get; } =
        from sharing in Gen.Enum<Sharing>()
        from countries in Country.Array[1, 3]
        from body in Country.Select(country => s_bodies[country])
        from released in Gen.Enum<ReleaseLevel>()
        from consent in Gen.Bool
        from purposes in Gen.Int[0, 3].Select(i => i switch { 0 => new[] { "trafficking" }, 1 => [TestService.Purpose], _ => [] })
        from days in Gen.Int[0, 3].Select(i => i switch { 0 => (int?)-1, 1 => 9, _ => null })
        from byDefault in Gen.Bool
        select new DrawnTerms(
            new NewTerms(
                sharing, sharing == Sharing.NamedCountries ? [.. countries.Distinct()] : [], sharing == Sharing.RegionalBody ? body : null, released, consent,
                [.. purposes.Select(Reach.Normal)], days is null ? null : Instant.Now.AddDays(days.Value), "Drawn at random"),
            byDefault);

    /// <summary>Whether they let another agency in.</summary>
    /// <param name="owner">The owner's country.</param>
    /// <param name="country">The other's.</param>
    /// <param name="purpose">What it asks for; null where it states nothing.</param>
    public bool Let(string owner, string country, string? purpose) =>
        !(Terms.ExpiresAt < Instant.Now)
        && (Terms.Purposes.Count == 0 || Terms.Purposes.Contains(purpose?.ToLowerInvariant()))
        && Terms.Sharing switch
        {
            Sharing.All => true,
            Sharing.OwnJurisdiction => owner == country,
            Sharing.NamedCountries => Terms.Countries.Contains(country),
            Sharing.RegionalBody => s_bodies[country] == Terms.RegionalBody,
            _ => false,
        };
}
