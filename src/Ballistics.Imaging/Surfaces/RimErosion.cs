using Ballistics.Evidence;
using Ballistics.Imaging.Filters;

namespace Ballistics.Imaging.Surfaces;

/// <summary>Wears off the rim of the measured area, where instruments and filters err; single missing points within stay single.</summary>
public static class RimErosion
{
    /// <summary>A point goes when less than this share of its neighbourhood was measured.</summary>
    private const float LeastMeasured = 0.7f;

    /// <summary>The surface without its rim.</summary>
    /// <param name="surface">Heights, NaN where unmeasured.</param>
    /// <param name="reach">Standard deviation of the neighbourhood, metres.</param>
    public static Topography Erode(Topography surface, double reach)
    {
        ArgumentNullException.ThrowIfNull(surface);
        float[] heights = surface.Heights.ToArray(), share = MaskedGaussian.MeasuredShare(surface, reach / MaskedGaussian.SigmaPerCutoff);
        for (int i = 0; i < heights.Length; i++)
            if (share[i] < LeastMeasured)
                heights[i] = float.NaN;
        return new Topography(surface.Width, surface.Height, surface.SpacingX, surface.SpacingY, heights);
    }
}
