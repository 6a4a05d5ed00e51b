using Ballistics.Evidence;
using Ballistics.Imaging.Regions;
using OpenCvSharp;

namespace Ballistics.Imaging.Tests.Regions;

public class WholeHeadTests
{
    private const double Primer = 178, Face = 150, Pin = 45;

    [Theory]
    [InlineData(10, 1)]
    [InlineData(200, 1)]
    [InlineData(120, 1)]
    [InlineData(10, .95)]
    [InlineData(200, .95)]
    [InlineData(10, .85)]
    public void On_a_photograph_of_a_whole_head_seen_at_an_angle_regions_are_found_where_they_are_seen(int background, double tilt)
    {
        ScanRegions regions = RegionFinder.Find(Photograph(background, tilt));
        AssertSpans(regions[RegionName.BreechFace], 500, 500, Face, tilt);
        AssertSpans(regions[RegionName.Primer], 500, 500, Primer, tilt);
        AssertSpans(regions[RegionName.FiringPin], 512, 500 + 10 * tilt, Pin, tilt);
        Assert.Equal(tilt < 1, regions.Remarks.Any(remark => remark.Contains("at an angle", StringComparison.Ordinal)));
    }

    /// <summary>A circle shortened along y has that width and that height, to within 3 % of the primer's radius.</summary>
    private static void AssertSpans(FoundRegion? region, double x, double y, double radius, double tilt)
    {
        Assert.NotNull(region);
        double tolerance = .03 * Primer;
        (double left, double right, double top, double bottom) = region.Outline.Circle is { } circle
            ? (circle.X - circle.Radius, circle.X + circle.Radius, circle.Y - circle.Radius, circle.Y + circle.Radius)
            : (region.Outline.Polygon!.Min(p => p.X), region.Outline.Polygon!.Max(p => p.X), region.Outline.Polygon!.Min(p => p.Y), region.Outline.Polygon!.Max(p => p.Y));
        Assert.InRange(left, x - radius - tolerance, x - radius + tolerance);
        Assert.InRange(right, x + radius - tolerance, x + radius + tolerance);
        Assert.InRange(top, y - radius * tilt - tolerance, y - radius * tilt + tolerance);
        Assert.InRange(bottom, y + radius * tilt - tolerance, y + radius * tilt + tolerance);
    }

    /// <summary>A made head of 9 mm proportions with letters, before a background, shortened along y.</summary>
    private static Acquisition Photograph(int background, double tilt)
    {
        using var picture = new Mat(1000, 1000, MatType.CV_8UC1, Scalar.All(background));
        Disc(400, 90);
        Disc(375, 150);
        for (int i = 0; i < 10; i++)
        {
            double angle = i * Math.PI / 5;
            var place = new Point((int)(480 + 270 * Math.Cos(angle)), (int)(520 + 270 * Math.Sin(angle)));
            Cv2.PutText(picture, "LUGER9MMXP"[i].ToString(), place, HersheyFonts.HersheySimplex, 2, Scalar.All(50), 5, LineTypes.AntiAlias);
        }
        Disc((int)Primer, 30);
        Disc((int)Face, 170);
        Cv2.Circle(picture, 512, 510, (int)Pin, Scalar.All(60), -1, LineTypes.AntiAlias);
        float[] texture = MadePicture.Texture(1000, seed: 11);
        using var tilted = new Mat();
        using var map = Mat.FromPixelData(2, 3, MatType.CV_64FC1, new[] { 1, 0, 0, 0, tilt, 500 * (1 - tilt) });
        Cv2.WarpAffine(picture, tilted, map, picture.Size(), InterpolationFlags.Linear, BorderTypes.Replicate);
        tilted.GetArray(out byte[] greys);
        return MadePicture.Of(1000, (x, y) => greys[y * 1000 + x] / 255f + .05f * texture[y * 1000 + x], spacing: double.NaN);

        void Disc(int radius, int grey) => Cv2.Circle(picture, 500, 500, radius, Scalar.All(grey), -1, LineTypes.AntiAlias);
    }
}
