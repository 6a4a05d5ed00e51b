using Ballistics.Evidence;
using Ballistics.Imaging.Regions;

namespace Ballistics.Imaging.Tests.Regions;

public class RegionLocatorTests
{
    [Fact]
    public void A_picture_is_refused_since_it_has_no_heights()
    {
        var picture = new Acquisition { Format = "PNG", Sha256 = "", Image = new ReflectanceImage(1, 1, [0], double.NaN, Lighting.Unknown) };
        RejectedScanException error = Assert.Throws<RejectedScanException>(() => RegionLocator.Locate(picture, MarkKind.BreechFaceImpression));
        Assert.Equal(RejectionReason.Unsupported, error.Reason);
        Assert.Contains("PNG", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_lies_on_the_scans_own_grid_and_holds_measured_points_alone()
    {
        Topography surface = MadeSurface.At(300, (x, y) => Math.Sqrt(x * x + y * y) < 1.5e-3 ? 1e-6 : double.NaN);
        RegionOfInterest region = RegionLocator.Locate(new Acquisition { Format = "X3P", Sha256 = "", Topography = surface }, MarkKind.BreechFaceImpression);
        Assert.Equal((300, 300), (region.Width, region.Height));
        Assert.True(region.Included.Contains(true));
        for (int i = 0; i < surface.Heights.Length; i++)
            Assert.True(!region.Included[i] || !float.IsNaN(surface.Heights[i]), $"Point {i} is in the region and was not measured.");
    }
}
