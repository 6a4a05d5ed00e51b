namespace Ballistics.Search.Storage;

/// <summary>Whose searches may reach an exhibit. Those of the agency that owns it always do.</summary>
public enum Sharing
{
    /// <summary>No other agency's.</summary>
    OwnAgency,

    /// <summary>Those of every agency of the owner's jurisdiction.</summary>
    OwnJurisdiction,

    /// <summary>Those of every agency of the countries that are named.</summary>
    NamedCountries,

    /// <summary>Those of every agency of the countries that belong to a regional body.</summary>
    RegionalBody,

    /// <summary>Those of every agency.</summary>
    All,
}
