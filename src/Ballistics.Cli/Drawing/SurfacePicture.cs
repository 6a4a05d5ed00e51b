using Ballistics.Evidence;
using OpenCvSharp;

namespace Ballistics.Cli.Drawing;

/// <summary>A surface drawn in relief, and where its places lie on the picture.</summary>
internal sealed class SurfacePicture : IDisposable
{
    private readonly double _pixelsPerMetre;

    private SurfacePicture(Mat picture, double pixelsPerMetre) => (Picture, _pixelsPerMetre) = (picture, pixelsPerMetre);

    /// <summary>The picture, blue, green and red.</summary>
    public Mat Picture { get; }

    /// <summary>The scale at which a surface fills a picture of the usual size.</summary>
    public static double ScaleFor(Topography surface) =>
        PictureSize.Side / Math.Max(surface.Width * surface.SpacingX, surface.Height * surface.SpacingY);

    /// <summary>Draws a surface.</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="pixelsPerMetre">The scale.</param>
    /// <param name="modality">What was measured.</param>
    /// <param name="region">What is outside it is tinted; null tints nothing.</param>
    public static SurfacePicture Draw(Topography surface, double pixelsPerMetre, Modality modality, RegionOfInterest? region = null)
    {
        byte[] grey = MapShading.Shade(surface, modality);
        using var full = new Mat(surface.Height, surface.Width, MatType.CV_8UC3);
        for (int y = 0, i = 0; y < surface.Height; y++)
            for (int x = 0; x < surface.Width; x++, i++)
                full.Set(y, x, float.IsNaN(surface[x, y]) ? Palette.Unmeasured : Colour(grey[i], outside: region is not null && !region.Included[i]));
        var size = new Size(
            Math.Max(1, (int)Math.Round(surface.Width * surface.SpacingX * pixelsPerMetre)),
            Math.Max(1, (int)Math.Round(surface.Height * surface.SpacingY * pixelsPerMetre)));
        var picture = new Mat();
        Cv2.Resize(full, picture, size, 0, 0, size.Width < surface.Width ? InterpolationFlags.Area : InterpolationFlags.Linear);
        return new SurfacePicture(picture, pixelsPerMetre);
    }

    /// <summary>Where a place lies on the picture.</summary>
    /// <param name="x">Metres to the right of the middle of the map.</param>
    /// <param name="y">Metres below it.</param>
    public Point At(double x, double y) =>
        new((int)Math.Round(Picture.Width / 2.0 + x * _pixelsPerMetre), (int)Math.Round(Picture.Height / 2.0 + y * _pixelsPerMetre));

    /// <inheritdoc/>
    public void Dispose() => Picture.Dispose();

    /// <summary>The colour of a grey, tinted outside a region.</summary>
    public static Vec3b Colour(byte grey, bool outside)
    {
        Vec3b tint = Palette.Outside;
        return outside
            ? new Vec3b((byte)((grey + 2 * tint.Item0) / 3), (byte)((grey + 2 * tint.Item1) / 3), (byte)((grey + 2 * tint.Item2) / 3))
            : new Vec3b(grey, grey, grey);
    }
}
