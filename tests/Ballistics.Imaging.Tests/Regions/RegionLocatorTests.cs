using Ballistics.Evidence;
using Ballistics.Imaging.Regions;

namespace Ballistics.Imaging.Tests.Regions;

public class RegionLocatorTests
{
    [Fact]
    public void The_flat_background_of_a_cropped_picture_is_no_part_of_the_mark()
    {
        float[] texture = MadePicture.Texture(200, seed: 2);
        Acquisition picture = MadePicture.Of(200, (x, y) => Math.Sqrt(Math.Pow(x - 100, 2) + Math.Pow(y - 100, 2)) is > 20 and < 90 ? 0.5f + 0.2f * texture[y * 200 + x] : 1);
        RegionOfInterest region = RegionLocator.Locate(picture, MarkKind.BreechFaceImpression);
        for (int y = 0; y < 200; y++)
            for (int x = 0; x < 200; x++)
                Assert.Equal(Math.Sqrt(Math.Pow(x - 100, 2) + Math.Pow(y - 100, 2)) is > 20 and < 90, region.Included[y * 200 + x]);
    }

    [Fact]
    public void A_picture_without_a_background_is_the_mark_all_over()
    {
        float[] texture = MadePicture.Texture(100, seed: 3);
        RegionOfInterest region = RegionLocator.Locate(MadePicture.Of(100, (x, y) => 0.5f + 0.2f * texture[y * 100 + x]), MarkKind.BreechFaceImpression);
        Assert.DoesNotContain(false, region.Included.ToArray());
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
