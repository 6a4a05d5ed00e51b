using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Regions;
using Ballistics.Tests;

namespace Ballistics.Imaging.Tests.Regions;

public class RegionFinderTests
{
    [Theory]
    [InlineData(300, 300, 180, 0)]
    [InlineData(270, 330, 180, 0)]
    [InlineData(300, 300, 120, 0)]
    [InlineData(310, 285, 150, 70)]
    [InlineData(300, 300, 180, 200)]
    public void Circles_and_drag_follow_a_head_that_is_moved_scaled_and_turned(double x, double y, double face, double turn)
    {
        var head = new MadeHead(x, y, face, turn);
        ScanRegions regions = RegionFinder.Find(head.Picture(600));
        AssertCircle(regions[RegionName.BreechFace], x, y, face, .03 * head.Primer);
        AssertCircle(regions[RegionName.Primer], x, y, head.Primer, .03 * head.Primer);
        AssertCircle(regions[RegionName.FiringPin], head.PinX, head.PinY, head.Pin, .03 * head.Primer);
        Assert.InRange(Math.Abs(Math.IEEERemainder(regions[RegionName.Drag]!.DirectionDegrees!.Value - head.DragDegrees, 360)), 0, 12);
    }

    [Theory]
    [InlineData(.3f)]
    [InlineData(1.6f)]
    public void Brightness_does_not_move_what_is_found(float brightness)
    {
        var head = new MadeHead(300, 300, 180);
        ScanRegions regions = RegionFinder.Find(head.Picture(600, brightness));
        AssertCircle(regions[RegionName.BreechFace], 300, 300, 180, .03 * head.Primer);
        AssertCircle(regions[RegionName.FiringPin], head.PinX, head.PinY, head.Pin, .03 * head.Primer);
    }

    [Fact]
    public void Confidence_falls_where_a_part_of_the_rim_is_no_edge()
    {
        var head = new MadeHead(300, 300, 180);
        Acquisition whole = head.Picture(600);
        float[] greys = whole.Image!.Intensities.ToArray();
        // A quarter of shoulder and gap as bright as the face.
        for (int y = 0; y < 300; y++)
            for (int x = 300; x < 600; x++)
                if (Math.Sqrt((x - 300) * (x - 300) + (y - 300) * (y - 300)) is > 165 and < 225)
                    greys[y * 600 + x] = .6f;
        Acquisition broken = whole with { Image = new ReflectanceImage(600, 600, greys, 1e-5, Lighting.Ring) };
        double seen = RegionFinder.Find(whole)[RegionName.BreechFace]!.Confidence;
        Assert.InRange(RegionFinder.Find(broken)[RegionName.BreechFace]!.Confidence, 0, seen - .1);
    }

    [Fact]
    public void The_breech_face_leaves_out_the_firing_pin_and_its_drag()
    {
        var head = new MadeHead(300, 300, 180);
        RegionOfInterest region = RegionLocator.Locate(head.Picture(600), MarkKind.BreechFaceImpression);
        Assert.Equal(RegionOrigin.Found, region.Origin);
        Assert.False(region.Included[(int)head.PinY * 600 + (int)head.PinX]);
        Assert.False(region.Included[300 * 600 + 300 + 200]);
        Assert.True(region.Included[300 * 600 + 300 - 140]);
    }

    [Fact]
    public void A_made_head_is_found_by_its_heights()
    {
        var head = new MadeHead(240, 235, 130);
        Topography surface = head.Heights(480, 12.5e-6);
        RegionOfInterest region = RegionLocator.Locate(new Acquisition { Format = "X3P", Sha256 = "", Topography = surface }, MarkKind.BreechFaceImpression);
        Assert.Equal(RegionOrigin.Found, region.Origin);
        Assert.InRange(Overlap(region.Included, i => head.IsPressed(i % 480, i / 480)), .85, 1);
    }

    [Theory]
    [InlineData("K013sA1.x3p")]
    [InlineData("K013sA2-2.x3p")]
    public void The_breech_face_found_on_a_raw_scan_overlaps_what_its_author_drew(string file)
    {
        Acquisition scan = AcquisitionReader.Read(File.ReadAllBytes(RealData.Path($"formats/x3p/{file}")));
        RegionOfInterest region = RegionLocator.Locate(scan with { Mask = null }, MarkKind.BreechFaceImpression);
        Assert.Equal(RegionOrigin.Found, region.Origin);
        Assert.InRange(Overlap(region.Included, i => scan.Mask!.Labels[i] == 1), .85, 1);
    }

    [Fact]
    public void The_firing_pin_of_a_raw_scan_is_a_disc_within_the_hole_of_the_breech_face()
    {
        Acquisition scan = AcquisitionReader.Read(File.ReadAllBytes(RealData.Path("formats/x3p/K013sA1.x3p")));
        RegionOfInterest pin = RegionLocator.Locate(scan with { Mask = null }, MarkKind.FiringPinImpression);
        Assert.Equal(RegionOrigin.Found, pin.Origin);
        Assert.Equal(0, Overlap(pin.Included, i => scan.Mask!.Labels[i] == 1));
        Assert.InRange(pin.Included.Count(true) * scan.Topography!.SpacingX * scan.Topography.SpacingY, .4e-6, 1.5e-6);
    }

    [Fact]
    public void Scans_that_were_cropped_to_their_mark_stay_whole()
    {
        string folder = RealData.Path("cartridge-cases");
        string[] scans = [.. Directory.EnumerateFiles(folder, "*.x3p", SearchOption.AllDirectories), RealData.Path("formats/x3p/K002fJ1.x3p")];
        Assert.True(scans.Length > 80);
        foreach (string path in scans)
            Assert.True(RegionLocator.Locate(AcquisitionReader.Read(File.ReadAllBytes(path)), MarkKind.BreechFaceImpression).Origin == RegionOrigin.WholeScan, path);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 900)]
    [InlineData(47, 47)]
    [InlineData(200, 60)]
    [InlineData(512, 512)]
    public void Noise_of_any_size_has_no_regions(int width, int height)
    {
        var random = new Random(7);
        for (int seed = 0; seed < 6; seed++)
            Assert.Empty(Find(width, height, (_, _) => (float)random.NextDouble()).Regions);
    }

    [Fact]
    public void Texture_has_no_regions()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            float[] texture = MadePicture.Texture(300, seed);
            Assert.Empty(Find(300, 300, (x, y) => .5f + .3f * texture[y * 300 + x]).Regions);
        }
    }

    [Fact]
    public void Pictures_of_no_case_have_no_regions()
    {
        Assert.Empty(Find(400, 400, (_, _) => .5f).Regions);
        Assert.Empty(Find(400, 400, (x, y) => x + y > 400 ? .9f : .1f).Regions);
        Assert.Empty(Find(400, 400, (x, y) => (x / 40 + y / 40) % 2).Regions);
        Assert.Empty(Find(400, 300, (x, y) => .2f + x / 600f).Regions);
        // A disc by itself may be anything round.
        Assert.Empty(Find(400, 400, (x, y) => (x - 200) * (x - 200) + (y - 200) * (y - 200) < 15_000 ? .9f : .1f).Regions);
    }

    [Fact]
    public void A_surface_of_which_nothing_was_measured_has_no_regions()
    {
        Topography surface = MadeSurface.Of(200, 200, (_, _) => double.NaN);
        Assert.Empty(RegionFinder.Find(new Acquisition { Format = "X3P", Sha256 = "", Topography = surface }).Regions);
    }

    private static ScanRegions Find(int width, int height, Func<int, int, float> grey)
    {
        var greys = new float[width * height];
        for (int i = 0; i < greys.Length; i++)
            greys[i] = grey(i % width, i / width);
        return RegionFinder.Find(new Acquisition { Format = "PNG", Sha256 = "", Image = new ReflectanceImage(width, height, greys, double.NaN, Lighting.Unknown) });
    }

    private static void AssertCircle(FoundRegion? region, double x, double y, double radius, double tolerance)
    {
        RegionCircle circle = Assert.IsType<RegionCircle>(region?.Outline.Circle);
        Assert.InRange(circle.X, x - tolerance, x + tolerance);
        Assert.InRange(circle.Y, y - tolerance, y + tolerance);
        Assert.InRange(circle.Radius, radius - tolerance, radius + tolerance);
    }

    private static double Overlap(ReadOnlySpan<bool> found, Func<int, bool> expected)
    {
        int both = 0, either = 0;
        for (int i = 0; i < found.Length; i++)
        {
            bool wanted = expected(i);
            both += found[i] && wanted ? 1 : 0;
            either += found[i] || wanted ? 1 : 0;
        }
        return either == 0 ? 0 : (double)both / either;
    }
}
