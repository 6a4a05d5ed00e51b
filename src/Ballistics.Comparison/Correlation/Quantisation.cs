using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
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
        {
            int start = y * surface.Width;
            FillRow(surface.Heights.Slice(start, surface.Width), local.Heights.Slice(start, surface.Width), floor * floor, scale, map.Row(y));
        }
        return map;
    }

    /// <summary>Point by point, so that the register's width changes no bit.</summary>
    private static void FillRow(ReadOnlySpan<float> heights, ReadOnlySpan<float> local, double floor, double scale, Span<sbyte> row)
    {
        int x = 0;
        for (; x <= row.Length - Vector256<float>.Count; x += Vector256<float>.Count)
        {
            Vector256<float> height = Vector256.Create(heights[x..]), energy = Vector256.Create(local[x..]);
            Vector256<int> levels = Vector256.Create(
                Levels(Vector256.WidenLower(height), Vector256.WidenLower(energy), floor, scale), Levels(Vector256.WidenUpper(height), Vector256.WidenUpper(energy), floor, scale));
            levels = Vector256.ConditionalSelect(Vector256.Equals(height, height).AsInt32(), levels, Vector256.Create((int)PackedMap.Unmeasured));
            Vector128<short> narrow = Vector128.Narrow(levels.GetLower(), levels.GetUpper());
            Vector64.Narrow(narrow.GetLower(), narrow.GetUpper()).CopyTo(row[x..]);
        }
        for (; x < row.Length; x++)
            if (!float.IsNaN(heights[x]))
                row[x] = (sbyte)Math.Round(Math.Clamp(heights[x] / Math.Sqrt(local[x] + floor), -Parameters.Clip, Parameters.Clip) * scale);
    }

    private static Vector128<int> Levels(Vector256<double> height, Vector256<double> energy, double floor, double scale)
    {
        Vector256<double> deviations = height / Vector256.Sqrt(energy + Vector256.Create(floor));
        Vector256<double> rounded = Vector256.Round(Vector256.Min(Vector256.Max(deviations, Vector256.Create(-Parameters.Clip)), Vector256.Create(Parameters.Clip)) * scale);
        // Whole numbers, which 32 bits hold exactly.
        return Vector256.Narrow(Vector256.ConvertToInt64(rounded), Vector256<long>.Zero).GetLower();
    }

    /// <summary>Mean square height round about; single spikes count as three deviations, so that they do not mute their neighbours.</summary>
    private static Topography LocalEnergy(Topography surface, double contrast)
    {
        float most = (float)(9 * contrast * contrast);
        float[] squares = GC.AllocateUninitializedArray<float>(surface.Heights.Length);
        // Point by point, so that the register's width changes no bit; both keep NaN.
        TensorPrimitives.Multiply(surface.Heights, surface.Heights, squares);
        TensorPrimitives.Min(squares, most, squares);
        var energy = new Topography(surface.Width, surface.Height, surface.SpacingX, surface.SpacingY, squares);
        return MaskedGaussian.LowPass(energy, Parameters.ContrastReach / MaskedGaussian.SigmaPerCutoff);
    }
}
