namespace Ballistics.Evidence;

/// <summary>How a surface was lit when its picture was taken.</summary>
public enum Lighting
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>A ring around the objective: even light from all sides.</summary>
    Ring,

    /// <summary>One lamp at a low angle: slopes that face it are bright.</summary>
    Side,
}
