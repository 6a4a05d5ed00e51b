using System.Buffers;
using System.Numerics;
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
        ReadOnlySpan<float> before = surface.Heights;
        float[] heights = GC.AllocateUninitializedArray<float>(before.Length), rented = ArrayPool<float>.Shared.Rent(before.Length);
        Span<float> share = rented.AsSpan(0, before.Length);
        MaskedGaussian.MeasuredShare(surface, reach / MaskedGaussian.SigmaPerCutoff, share);
        int i = 0;
        for (; i <= heights.Length - Vector<float>.Count; i += Vector<float>.Count)
            Vector.ConditionalSelect(
                Vector.LessThan(new Vector<float>(share[i..]), new Vector<float>(LeastMeasured)), new Vector<float>(float.NaN), new Vector<float>(before[i..])).CopyTo(heights, i);
        for (; i < heights.Length; i++)
            heights[i] = share[i] < LeastMeasured ? float.NaN : before[i];
        ArrayPool<float>.Shared.Return(rented);
        return new Topography(surface.Width, surface.Height, surface.SpacingX, surface.SpacingY, heights);
    }
}
