namespace Ballistics.Evidence;

/// <summary>The physical object an exhibit is.</summary>
public enum SpecimenKind
{
    /// <summary>A fired cartridge case: breech face, firing pin, ejector and aperture marks.</summary>
    CartridgeCase,

    /// <summary>A fired bullet: the engraved areas of the barrel's lands.</summary>
    Bullet,
}
