using Ballistics.Evidence;
using Ballistics.Imaging.Regions;

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
        ScanRegions regions = RegionFinder.Find(MadePhotograph.Of(background, tilt));
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
}
