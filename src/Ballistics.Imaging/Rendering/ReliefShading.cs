using Ballistics.Evidence;

namespace Ballistics.Imaging.Rendering;

/// <summary>Shades a surface as under the side light of a comparison microscope: slopes that face the light are bright.</summary>
public static class ReliefShading
{
    /// <summary>The grey of what is neither towards nor away from the light, of a flat surface, and of unmeasured points.</summary>
    public const byte Middle = 128;

    private const int SampleSize = 1 << 16;

    /// <summary>Slopes weaker than this, metres a metre, are rounding, and not stretched to full contrast.</summary>
    private const double LeastSlope = 1e-6;

    /// <summary>
    /// One grey value a point. The middle grey is the median slope, so a tilt does not show; 98 of 100 slopes lie within black and
    /// white, so outliers do not darken the rest.
    /// </summary>
    /// <param name="surface">The surface.</param>
    /// <param name="lightDegrees">Where the light comes from: 0 from the right, 90 from below, −135 from the upper left.</param>
    public static byte[] Shade(Topography surface, double lightDegrees = -135)
    {
        ArgumentNullException.ThrowIfNull(surface);
        double radians = lightDegrees * Math.PI / 180, lightX = Math.Cos(radians), lightY = Math.Sin(radians);
        var slopes = new float[surface.Width * surface.Height];
        ReadOnlySpan<float> heights = surface.Heights;
        for (int y = 0; y < surface.Height; y++)
            for (int x = 0; x < surface.Width; x++)
            {
                int at = y * surface.Width + x;
                // A slope that rises away from the light turns its face to it.
                slopes[at] = float.IsNaN(heights[at]) ? float.NaN
                    : (float)-(Slope(heights, at, x, surface.Width, 1, surface.SpacingX) * lightX
                        + Slope(heights, at, y, surface.Height, surface.Width, surface.SpacingY) * lightY);
            }
        (double middle, double reach) = Contrast(slopes);
        var grey = new byte[slopes.Length];
        for (int i = 0; i < grey.Length; i++)
            grey[i] = float.IsNaN(slopes[i]) ? Middle : (byte)Math.Clamp(Math.Round(Middle + (slopes[i] - middle) / reach * 127), 0, 255);
        return grey;
    }

    /// <summary>Rise per length along one axis, from both neighbours where they are measured, else from one, else none.</summary>
    private static double Slope(ReadOnlySpan<float> heights, int at, int index, int count, int step, double spacing)
    {
        float before = index > 0 ? heights[at - step] : float.NaN, after = index + 1 < count ? heights[at + step] : float.NaN;
        return (float.IsNaN(before), float.IsNaN(after)) switch
        {
            (false, false) => ((double)after - before) / (2 * spacing),
            (true, false) => ((double)after - heights[at]) / spacing,
            (false, true) => ((double)heights[at] - before) / spacing,
            _ => 0,
        };
    }

    private static (double Middle, double Reach) Contrast(float[] slopes)
    {
        int stride = Math.Max(1, slopes.Length / SampleSize);
        var sample = new List<float>(SampleSize);
        for (int offset = 0; offset < stride && sample.Count < SampleSize / 2; offset++)
            for (int i = offset; i < slopes.Length; i += stride)
                if (!float.IsNaN(slopes[i]))
                    sample.Add(slopes[i]);
        if (sample.Count == 0)
            return (0, 1);
        sample.Sort();
        double low = sample[sample.Count / 100], middle = sample[sample.Count / 2], high = sample[sample.Count - 1 - sample.Count / 100];
        return (middle, Math.Max(LeastSlope, Math.Max(high - middle, middle - low)));
    }
}
