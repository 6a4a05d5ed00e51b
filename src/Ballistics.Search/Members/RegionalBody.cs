namespace Ballistics.Search.Members;

/// <summary>A regional police body whose members are countries, such as ASEANAPOL. Kept as data: the network officer changes it.</summary>
public sealed class RegionalBody
{
    /// <summary>Its short name in capitals, which identifies it.</summary>
    public required string Code { get; init; }

    /// <summary>Its name in English.</summary>
    public required string Name { get; set; }

    /// <summary>Codes of its member countries (ISO 3166-1 alpha-2), in order.</summary>
    public required IReadOnlyList<string> Countries { get; set; }

    /// <summary>Whether a country is a member.</summary>
    public bool Has(string countryCode) => Countries.Contains(countryCode, StringComparer.Ordinal);
}
