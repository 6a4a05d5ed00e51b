using Ballistics.Evidence;

namespace Ballistics.Imaging.Rendering;

/// <summary>Draws a surface as an 8-bit picture in side light.</summary>
public static class SurfaceRenderer
{
    /// <summary>The picture as PNG; row 0 of the surface is at the top.</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="options">How to draw it; null for its own spacing, light from the upper left, transparent where unmeasured.</param>
    /// <exception cref="ArgumentException">A pixel size or width that is not above zero, or would make too many pixels.</exception>
    public static byte[] Render(Topography surface, RenderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(surface);
        options ??= new RenderOptions();
        double pixel = PixelSize(surface, options);
        bool asIs = Math.Abs(pixel - surface.SpacingX) < 1e-3 * pixel && Math.Abs(pixel - surface.SpacingY) < 1e-3 * pixel;
        Topography drawn = asIs ? surface : SurfaceSampling.Resample(surface, pixel);
        byte[] grey = ReliefShading.Shade(drawn, options.LightDegrees);
        return options.TransparentWhereUnmeasured
            ? PngWriter.Rgba(drawn.Width, drawn.Height, WithOpacity(grey, drawn.Heights))
            : PngWriter.Grey(drawn.Width, drawn.Height, Filled(grey, drawn.Heights, options.UnmeasuredGrey));
    }

    /// <summary>The side of the pixels a surface is drawn with, metres.</summary>
    /// <exception cref="ArgumentException">A pixel size or width that is not above zero.</exception>
    public static double PixelSize(Topography surface, RenderOptions options)
    {
        ArgumentNullException.ThrowIfNull(surface);
        ArgumentNullException.ThrowIfNull(options);
        double pixel = options.PixelSize ?? Math.Max(surface.SpacingX, surface.SpacingY);
        if (!(pixel > 0) || options.MaximumWidth is < 1)
            throw new ArgumentException($"A picture of pixels of {options.PixelSize} m and at most {options.MaximumWidth} of them in a row cannot be drawn.", nameof(options));
        return options.MaximumWidth is { } most ? Math.Max(pixel, surface.Width * surface.SpacingX / most) : pixel;
    }

    private static byte[] WithOpacity(byte[] grey, ReadOnlySpan<float> heights)
    {
        var rgba = new byte[grey.Length * 4];
        for (int i = 0; i < grey.Length; i++)
            (rgba[4 * i], rgba[4 * i + 1], rgba[4 * i + 2], rgba[4 * i + 3]) = (grey[i], grey[i], grey[i], float.IsNaN(heights[i]) ? (byte)0 : (byte)255);
        return rgba;
    }

    private static byte[] Filled(byte[] grey, ReadOnlySpan<float> heights, byte unmeasured)
    {
        for (int i = 0; i < grey.Length; i++)
            if (float.IsNaN(heights[i]))
                grey[i] = unmeasured;
        return grey;
    }
}
