using Ballistics.Evidence;

namespace Ballistics.Imaging.Quality;

/// <summary>What the gate looks at: heights or grey values of the region alone, NaN elsewhere.</summary>
/// <param name="Values">Heights, metres, or grey values, 0 to 1; row after row.</param>
/// <param name="Width">Points in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Spacing">Distance between points, metres: the geometric mean of both axes; NaN where a picture does not say.</param>
/// <param name="IsPicture">True for grey values.</param>
internal sealed record MeasuredMap(ReadOnlyMemory<float> Values, int Width, int Height, double Spacing, bool IsPicture)
{
    /// <summary>The part of a scan in its region.</summary>
    public static MeasuredMap Of(Topography surface, RegionOfInterest region) =>
        new(Within(surface.Heights, region), surface.Width, surface.Height, Math.Sqrt(surface.SpacingX * surface.SpacingY), IsPicture: false);

    /// <summary>The part of a picture in its region; all of it where there is none.</summary>
    public static MeasuredMap Of(ReflectanceImage image, RegionOfInterest? region) =>
        new(region is null ? image.Intensities.ToArray() : Within(image.Intensities, region), image.Width, image.Height, image.Spacing, IsPicture: true);

    private static float[] Within(ReadOnlySpan<float> values, RegionOfInterest region)
    {
        float[] within = values.ToArray();
        ReadOnlySpan<bool> included = region.Included;
        for (int i = 0; i < within.Length; i++)
            if (!included[i])
                within[i] = float.NaN;
        return within;
    }
}
