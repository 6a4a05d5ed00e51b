namespace Ballistics.Search.Storage;

/// <summary>Whose searches may reach an exhibit.</summary>
public enum Sharing
{
    /// <summary>Only those of the agency that owns it.</summary>
    OwnAgency,

    /// <summary>Those of every agency of the owner's jurisdiction.</summary>
    OwnJurisdiction,

    /// <summary>Those of every agency.</summary>
    All,
}
