namespace Ballistics.Cli.Evaluation;

/// <summary>What is done to either side of a protocol's pairs.</summary>
internal static class ProtocolSides
{
    /// <summary>What is done to all scans; and, where every pair is formed twice, what is done to the one that is held against them.</summary>
    public static (Protocol Presented, Protocol? Against) Of(Protocol protocol) => protocol switch
    {
        Protocol.HalfToWhole => (Protocol.Rotated, Protocol.Partial),
        Protocol.RingToSide => (Protocol.SideImages, Protocol.RingImages),
        Protocol.RingToHeights => (Protocol.Rotated, Protocol.RingImages),
        Protocol.SideToHeights => (Protocol.Rotated, Protocol.SideImages),
        _ => (protocol, null),
    };

    /// <summary>What reports call a scan that was treated so.</summary>
    public static string NameOf(Protocol against) => against switch
    {
        Protocol.Partial => "half",
        Protocol.RingImages => "ring-light picture",
        Protocol.SideImages => "side-light picture",
        _ => ProtocolNames.NameOf(against),
    };
}
