using Ballistics.Evidence;

namespace Ballistics.Imaging.Regions;

/// <summary>
/// Tells the raw scan of a head from one that was cropped to its mark and levelled: a head has a groove around its primer and a crater in it, a hundred
/// micrometres deep and more; an impression alone is some micrometres deep about its plane.
/// </summary>
internal static class RawHead
{
    /// <summary>True where the heights spread so far that a head may be on the scan.</summary>
    public static bool MayBeOn(Topography surface)
    {
        if (FacePlane.Fit(surface, (_, _) => true) is not { } plane)
            return false;
        int step = Math.Max(1, (int)Math.Sqrt(surface.Heights.Length / (double)RegionParameters.PlanePoints));
        var above = new List<double>();
        for (int y = 0; y < surface.Height; y += step)
            for (int x = 0; x < surface.Width; x += step)
                if (!float.IsNaN(surface[x, y]))
                    above.Add(plane.Above(x, y, surface[x, y]));
        above.Sort();
        int tail = (int)(RegionParameters.SpreadTail * (above.Count - 1));
        return above[^(tail + 1)] - above[tail] > RegionParameters.LeastHeadSpread;
    }
}
