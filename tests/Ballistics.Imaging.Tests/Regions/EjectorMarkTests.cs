using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Regions;
using Ballistics.Tests;

namespace Ballistics.Imaging.Tests.Regions;

public class EjectorMarkTests
{
    [Theory]
    [InlineData(10, 1, 20, 60)]
    [InlineData(10, 1, 0, 60)]
    [InlineData(200, 1, 179, 60)]
    [InlineData(10, 1, -56, 230)]
    [InlineData(200, .95, 130, 60)]
    [InlineData(10, .85, -125, 60)]
    public void The_ejector_mark_is_found_where_it_was_struck_and_left_out_of_the_head_stamp(int background, double tilt, double degrees, int grey)
    {
        ScanRegions regions = RegionFinder.Find(MadePhotograph.Of(background, tilt, degrees, grey));
        Assert.NotNull(regions[RegionName.Ejector]);
        Assert.InRange(Overlap(regions[RegionName.Ejector]!, (x, y) => MadePhotograph.IsStruck(x, y, tilt, degrees)), .7, 1);
        Assert.InRange(regions[RegionName.Ejector]!.Confidence, .5, 1);
        bool[] stamp = OutlineRaster.Fill(regions[RegionName.HeadStamp]!.Outline, 1000, 1000);
        (int x, int y) = (500 + (int)(.83 * 400 * Math.Cos(degrees * Math.PI / 180)), 500 + (int)(.83 * 400 * tilt * Math.Sin(degrees * Math.PI / 180)));
        Assert.False(stamp[y * 1000 + x]);
        Assert.True(stamp[500 * 1000 + 500 + 270] || degrees == 0);
        Assert.False(stamp[500 * 1000 + 500]);
        Assert.DoesNotContain(regions.Remarks, remark => remark.Contains("ejector", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(.3)]
    [InlineData(.6)]
    public void Light_from_one_side_hides_no_ejector_mark_and_makes_none(double slant)
    {
        Assert.NotNull(RegionFinder.Find(MadePhotograph.Of(10, 1, 70, slant: slant))[RegionName.Ejector]);
        Assert.Null(RegionFinder.Find(MadePhotograph.Of(10, 1, slant: slant))[RegionName.Ejector]);
    }

    [Fact]
    public void On_a_head_without_one_nothing_is_found_and_that_is_said()
    {
        for (int seed = 1; seed <= 12; seed++)
        {
            ScanRegions regions = RegionFinder.Find(MadePhotograph.Of(seed % 2 == 0 ? 10 : 200, seed % 3 == 0 ? .9 : 1, seed: seed, stroke: 4 + seed % 6));
            Assert.NotNull(regions[RegionName.HeadStamp]);
            Assert.Null(regions[RegionName.Ejector]);
            Assert.Contains(regions.Remarks, remark => remark.StartsWith("No ejector mark was found", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Where_two_places_look_alike_neither_is_taken()
    {
        ReflectanceImage one = MadePhotograph.Of(10, 1, 40).Image!, other = MadePhotograph.Of(10, 1, -140).Image!;
        float[] both = [.. one.Intensities.ToArray().Select((grey, i) => Math.Min(grey, other.Intensities[i]))];
        Assert.Null(RegionFinder.Find(new Acquisition { Format = "PNG", Sha256 = "", Image = new ReflectanceImage(1000, 1000, both, double.NaN, Lighting.Ring) })[RegionName.Ejector]);
    }

    [Fact]
    public void A_mark_that_fades_loses_confidence_and_is_then_no_longer_found()
    {
        double before = 1;
        foreach (int grey in (int[])[60, 90, 120, 140, 150])
        {
            double confidence = RegionFinder.Find(MadePhotograph.Of(10, 1, 20, grey))[RegionName.Ejector]?.Confidence ?? 0;
            Assert.InRange(confidence, 0, before);
            before = confidence;
        }
        Assert.Equal(0, before);
    }

    [Theory]
    [InlineData("NBIDE-R-BF-118.png")]
    [InlineData("NBIDE-R-BF-129.png")]
    [InlineData("n_1.jpg")]
    [InlineData("n_2.jpg")]
    [InlineData("o_1.jpg")]
    [InlineData("o_2.jpg")]
    [InlineData("o_3.jpg")]
    public void On_real_pictures_that_do_not_show_the_rim_no_ejector_mark_is_guessed_and_that_is_said(string image)
    {
        ScanRegions regions = RegionFinder.Find(AcquisitionReader.Read(File.ReadAllBytes(RealData.Path($"images/{image}"))));
        Assert.Null(regions[RegionName.Ejector]);
        Assert.Contains(regions.Remarks, remark => remark.StartsWith("No ejector mark was looked for", StringComparison.Ordinal));
    }

    private static double Overlap(FoundRegion region, Func<double, double, bool> expected)
    {
        bool[] found = OutlineRaster.Fill(region.Outline, 1000, 1000);
        int both = 0, either = 0;
        for (int i = 0; i < found.Length; i++)
        {
            bool wanted = expected(i % 1000, i / 1000);
            both += found[i] && wanted ? 1 : 0;
            either += found[i] || wanted ? 1 : 0;
        }
        return (double)both / either;
    }
}
