namespace Ballistics.Evidence;

/// <summary>What of a mark was measured: it decides what two marks can be compared by.</summary>
public enum Modality
{
    /// <summary>Heights, by a topography.</summary>
    Heights,

    /// <summary>How steep the surface is, whichever way it faces: a picture under even light from all sides.</summary>
    RingLight,

    /// <summary>How far the surface leans towards one lamp: a picture under light from one side.</summary>
    SideLight,
}
