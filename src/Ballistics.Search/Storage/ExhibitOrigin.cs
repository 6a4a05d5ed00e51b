namespace Ballistics.Search.Storage;

/// <summary>Where an exhibit comes from.</summary>
public enum ExhibitOrigin
{
    /// <summary>Found, its firearm unknown.</summary>
    Questioned,

    /// <summary>Fired on purpose from a known firearm.</summary>
    TestFire,
}
