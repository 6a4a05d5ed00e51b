using Ballistics.Evidence;

namespace Ballistics.Comparison;

/// <summary>From a prepared mark to its signature.</summary>
public static class SignatureExtractor
{
    /// <summary>Extracts the signature of a prepared mark.</summary>
    /// <param name="mark">The prepared mark.</param>
    /// <param name="observer">Is handed the mark's steps; may be null.</param>
    public static Signature Extract(PreparedMark mark, IPipelineObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(mark);
        const double spacing = 50e-6;
        Topography surface = mark.Surface;
        int width = Math.Max(1, (int)(surface.Width * surface.SpacingX / spacing)), height = Math.Max(1, (int)(surface.Height * surface.SpacingY / spacing));
        var map = new float[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                map[y * width + x] = surface[(int)((x + 0.5) * spacing / surface.SpacingX), (int)((y + 0.5) * spacing / surface.SpacingY)];
        return new MapSignature(mark.Kind, width, height, (float)spacing, map);
    }
}
