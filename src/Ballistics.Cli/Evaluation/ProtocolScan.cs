using Ballistics.Evidence;
using Ballistics.Simulation.Pictures;

namespace Ballistics.Cli.Evaluation;

/// <summary>Changes a scan as a protocol asks, before anything else sees it.</summary>
internal static class ProtocolScan
{
    /// <summary>
    /// The side that <see cref="Protocol.SameHalf"/> keeps of every scan, degrees from x towards y: the right one as drawn. Any would do; it
    /// was set before anything was measured.
    /// </summary>
    private const double SameSideDegrees = 0;

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
        else if (protocol == Protocol.SameHalf)
            surface = HalfDisc.Keep(surface, SameSideDegrees);
        Topography turned = TurnedScan.Turn(surface, draw.TurnDegrees);
        if (protocol is Protocol.RingImages or Protocol.SideImages)
            return PhotographedScan.Take(turned, file, protocol == Protocol.RingImages ? MicroscopeLight.Ring : MicroscopeLight.Side);
        if (protocol == Protocol.Degraded)
            // A mask drawn by hand is left behind, as the scan is moved on its canvas.
            return acquisition with { Topography = DegradedScan.Of(turned, file), Mask = null };
        return acquisition with
        {
            Topography = turned,
            Mask = acquisition.Mask is { } mask ? TurnedScan.Turn(mask, surface, draw.TurnDegrees) : null,
        };
    }
}
