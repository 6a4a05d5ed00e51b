using Ballistics.Evidence;
using Ballistics.Imaging.Rendering;

namespace Ballistics.Cli.Drawing;

/// <summary>The greys of a map by what it holds: heights as under side light, a picture as it is.</summary>
internal static class MapShading
{
    /// <summary>One grey value a point.</summary>
    public static byte[] Shade(Topography map, Modality modality) =>
        modality == Modality.Heights ? ReliefShading.Shade(map) : ContrastShading.Shade(map);
}
