namespace Ballistics.Simulation.Pictures;

/// <summary>The light under which a simulated picture is taken.</summary>
public enum MicroscopeLight
{
    /// <summary>Sixteen lamps on a ring about the objective.</summary>
    Ring,

    /// <summary>One lamp at a low angle, as wide as a hand's breadth at arm's length.</summary>
    Side,
}
