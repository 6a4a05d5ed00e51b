using System.Numerics.Tensors;
using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Comparison.Correlation;

/// <summary>From heights to a correlation map: local contrast made even, clipped, rounded to 8 bits.</summary>
internal static class Quantisation
{
    private const int Largest = 127;

    /// <summary>The map of a band-passed surface.</summary>
    /// <exception cref="RejectedScanException">The surface is flat, or has more points than sums of 32 bits can hold.</exception>
    public static PackedMap ToMap(Topography surface)
    {
        if ((long)surface.Width * surface.Height > ProductSum.MostPoints)
            throw new RejectedScanException(RejectionReason.TooLarge,
                $"The mark covers {surface.Width * surface.SpacingX * 1e3:F1} × {surface.Height * surface.SpacingY * 1e3:F1} mm; crop the scan to the mark.");
        double contrast = RobustStatistics.Deviation(surface.Heights);
        if (!(contrast > 0))
            throw new RejectedScanException(RejectionReason.Flat, "The surface has no relief in the band of its mark kind.");
        Topography local = LocalEnergy(surface, contrast);
        double floor = Parameters.ContrastFloor * contrast, scale = Largest / Parameters.Clip;
        var map = new PackedMap(surface.Width, surface.Height, surface.SpacingX);
        for (int y = 0; y < map.Height; y++)
            for (int x = 0; x < map.Width; x++)
            {
                float height = surface[x, y];
                if (float.IsNaN(height))
                    continue;
                double deviations = height / Math.Sqrt(local[x, y] + floor * floor);
                map.Points[y * map.Stride + x] = (sbyte)Math.Round(Math.Clamp(deviations, -Parameters.Clip, Parameters.Clip) * scale);
            }
        return map;
    }

    /// <summary>Mean square height round about; single spikes count as three deviations, so that they do not mute their neighbours.</summary>
    private static Topography LocalEnergy(Topography surface, double contrast)
    {
        float most = (float)(9 * contrast * contrast);
        var squares = new float[surface.Heights.Length];
        // Point by point, so that the register's width changes no bit; both keep NaN.
        TensorPrimitives.Multiply(surface.Heights, surface.Heights, squares);
        TensorPrimitives.Min(squares, most, squares);
        var energy = new Topography(surface.Width, surface.Height, surface.SpacingX, surface.SpacingY, squares);
        return MaskedGaussian.LowPass(energy, Parameters.ContrastReach / MaskedGaussian.SigmaPerCutoff);
    }
}
