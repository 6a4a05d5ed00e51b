using Ballistics.Evidence;

namespace Ballistics.Imaging.Rendering;

/// <summary>Shades a map by its values: a picture, or the contrast prepared from one.</summary>
public static class ContrastShading
{
    /// <summary>One grey value a point: the 1st and the 99th of a hundred values are black and white; unmeasured points are the middle grey.</summary>
    /// <param name="map">The map.</param>
    public static byte[] Shade(Topography map)
    {
        ArgumentNullException.ThrowIfNull(map);
        float[] sorted = [.. map.Heights.ToArray().Where(value => !float.IsNaN(value)).Order()];
        double black = sorted.Length == 0 ? 0 : sorted[sorted.Length / 100], white = sorted.Length == 0 ? 1 : sorted[^(sorted.Length / 100 + 1)];
        double scale = white > black ? 255 / (white - black) : 0;
        var grey = new byte[map.Width * map.Height];
        for (int i = 0; i < grey.Length; i++)
            grey[i] = float.IsNaN(map.Heights[i]) ? ReliefShading.Middle : (byte)Math.Clamp(Math.Round((map.Heights[i] - black) * scale), 0, 255);
        return grey;
    }
}
