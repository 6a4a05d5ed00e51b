namespace Ballistics.Simulation.Firearms;

/// <summary>The form of a firing pin's tip: a class characteristic.</summary>
public enum FiringPinShape
{
    /// <summary>A half sphere, the commonest form.</summary>
    Hemispherical,

    /// <summary>A flat blade, longer than wide, as Glock's.</summary>
    Rectangular,

    /// <summary>A disc with a rounded rim.</summary>
    Flat,
}
