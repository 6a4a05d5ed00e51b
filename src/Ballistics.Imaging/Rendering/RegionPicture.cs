using Ballistics.Evidence;
using OpenCvSharp;

namespace Ballistics.Imaging.Rendering;

/// <summary>Draws the regions of a scan over a picture of it, each outline with its name and confidence.</summary>
public static class RegionPicture
{
    /// <summary>A small picture is drawn at most so many times as large.</summary>
    private const double MostEnlarged = 4;

    /// <summary>A PNG file, which names the SHA-256 of the scan.</summary>
    /// <param name="acquisition">The scan.</param>
    /// <param name="regions">Its regions.</param>
    /// <param name="side">Most pixels along the longer side.</param>
    /// <exception cref="ArgumentException">The regions are of a scan of another size.</exception>
    public static byte[] Draw(Acquisition acquisition, ScanRegions regions, int side)
    {
        ArgumentNullException.ThrowIfNull(acquisition);
        ArgumentNullException.ThrowIfNull(regions);
        (int width, int height, byte[] greys) = Greys(acquisition);
        if (width != regions.Width || height != regions.Height)
            throw new ArgumentException($"Regions on {regions.Width} × {regions.Height} points are none of a scan of {width} × {height}.", nameof(regions));
        double scale = Math.Min(MostEnlarged, side / (double)Math.Max(width, height));
        using Mat full = Mat.FromPixelData(height, width, MatType.CV_8UC1, greys), small = new(), picture = new();
        Cv2.Resize(full, small, new Size(Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale))), 0, 0, scale < 1 ? InterpolationFlags.Area : InterpolationFlags.Cubic);
        Cv2.CvtColor(small, picture, ColorConversionCodes.GRAY2BGR);
        int line = 0;
        foreach (FoundRegion region in regions.Regions)
        {
            Scalar colour = Colour(region.Name);
            Draw(picture, region.Outline, scale, colour);
            foreach (RegionOutline hole in region.Outline.Holes ?? [])
                Draw(picture, hole, scale, colour);
            string text = FormattableString.Invariant($"{region.Name} {region.Confidence:0.00}{(region.DirectionDegrees is { } way ? $", {way:0} deg" : "")}");
            var place = new Point(8, 20 + 20 * line++);
            Cv2.PutText(picture, text, place, HersheyFonts.HersheySimplex, .5, Scalar.All(0), 3, LineTypes.AntiAlias);
            Cv2.PutText(picture, text, place, HersheyFonts.HersheySimplex, .5, colour, 1, LineTypes.AntiAlias);
        }
        Cv2.ImEncode(".png", picture, out byte[] file);
        return DerivedPng.Of(file, acquisition.Sha256);
    }

    private static (int Width, int Height, byte[] Greys) Greys(Acquisition acquisition) => acquisition switch
    {
        { Topography: { } surface } => (surface.Width, surface.Height, ReliefShading.Shade(surface)),
        { Image: { } image } => (image.Width, image.Height, [.. image.Intensities.ToArray().Select(grey => (byte)Math.Clamp(255 * grey + .5f, 0, 255))]),
        _ => throw new ArgumentException("The acquisition has neither a topography nor a picture.", nameof(acquisition)),
    };

    private static void Draw(Mat picture, RegionOutline outline, double scale, Scalar colour)
    {
        // Corners are numbered from the middle of the first point.
        Point At(double x, double y) => new((int)Math.Clamp((x + .5) * scale, -30_000, 30_000), (int)Math.Clamp((y + .5) * scale, -30_000, 30_000));
        if (outline.Circle is { } circle)
            Cv2.Circle(picture, At(circle.X, circle.Y), (int)Math.Clamp(circle.Radius * scale, 1, 30_000), colour, 2, LineTypes.AntiAlias);
        else if (outline.Polygon is { } polygon)
            Cv2.Polylines(picture, [polygon.Select(corner => At(corner.X, corner.Y))], isClosed: true, colour, 2, LineTypes.AntiAlias);
    }

    /// <summary>Blue, green and red; told apart with red-green colour blindness too (Okabe and Ito 2008).</summary>
    private static Scalar Colour(RegionName name) => name switch
    {
        RegionName.Primer => new Scalar(233, 180, 86),
        RegionName.BreechFace or RegionName.Land => new Scalar(0, 159, 230),
        RegionName.FiringPin => new Scalar(66, 228, 240),
        RegionName.Aperture => new Scalar(115, 158, 0),
        RegionName.Drag => new Scalar(0, 94, 213),
        RegionName.Ejector => new Scalar(167, 121, 204),
        _ => new Scalar(178, 114, 0),
    };
}
