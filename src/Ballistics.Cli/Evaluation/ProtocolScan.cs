using Ballistics.Evidence;

namespace Ballistics.Cli.Evaluation;

/// <summary>Changes a scan as a protocol asks, before anything else sees it.</summary>
internal static class ProtocolScan
{
    /// <summary>The acquisition as the protocol presents it; a mask drawn on it goes along.</summary>
    /// <param name="acquisition">As read.</param>
    /// <param name="file">The file's name, which draws the angles.</param>
    /// <param name="protocol">The protocol.</param>
    public static Acquisition Apply(Acquisition acquisition, string file, Protocol protocol)
    {
        if (protocol == Protocol.AsScanned || acquisition.Topography is not { } surface)
            return acquisition;
        HashedDraw draw = HashedDraw.For(file);
        if (protocol == Protocol.Partial)
            surface = HalfDisc.Keep(surface, draw.KeptSideDegrees);
        return acquisition with
        {
            Topography = TurnedScan.Turn(surface, draw.TurnDegrees),
            Mask = acquisition.Mask is { } mask ? TurnedScan.Turn(mask, surface, draw.TurnDegrees) : null,
        };
    }
}
