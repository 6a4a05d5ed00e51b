using System.Globalization;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Regions;
using Ballistics.Tests;

namespace Ballistics.Imaging.Tests.Regions;

public class HandSetCirclesTests
{
    private static readonly string s_file = Path.Combine(RealData.RepositoryRoot, "tests", "Ballistics.Imaging.Tests", "Regions", "HandSetCircles.csv");

    public static TheoryData<string> Images => [.. Rows().Select(row => row.Image).Distinct()];

    [Theory, MemberData(nameof(Images))]
    public void The_outer_edge_of_the_breech_face_and_the_firing_pin_lie_within_3_percent_of_the_primers_radius(string image)
    {
        ScanRegions regions = Find(image);
        double primer = Set(image, "primer")!.Radius;
        AssertNear(Set(image, "face")!, regions[RegionName.BreechFace], .03 * primer);
        AssertNear(Set(image, "pin")!, regions[RegionName.FiringPin], .03 * primer);
    }

    [Fact]
    public void The_drag_marks_of_two_scans_that_were_turned_stand_about_90_degrees_apart()
    {
        double first = Find("n_1.jpg")[RegionName.Drag]!.DirectionDegrees!.Value, second = Find("n_2.jpg")[RegionName.Drag]!.DirectionDegrees!.Value;
        Assert.InRange(Math.Abs(Math.IEEERemainder(second - first, 360)), 80, 100);
    }

    [Theory]
    [InlineData("o_1.jpg", 75)]
    [InlineData("o_3.jpg", 105)]
    public void A_tongue_of_drag_points_the_way_it_was_dragged(string image, double degrees) =>
        Assert.InRange(Math.Abs(Math.IEEERemainder(Find(image)[RegionName.Drag]!.DirectionDegrees!.Value - degrees, 360)), 0, 15);

    private static ScanRegions Find(string image) => RegionFinder.Find(AcquisitionReader.Read(File.ReadAllBytes(RealData.Path($"images/{image}"))));

    private static void AssertNear(RegionCircle set, FoundRegion? found, double tolerance)
    {
        RegionCircle circle = Assert.IsType<RegionCircle>(found?.Outline.Circle);
        double off = Math.Sqrt((circle.X - set.X) * (circle.X - set.X) + (circle.Y - set.Y) * (circle.Y - set.Y));
        Assert.True(off < tolerance, $"The centre lies {off:F1} pixels from the one set by hand; {tolerance:F1} are allowed.");
        Assert.True(Math.Abs(circle.Radius - set.Radius) < tolerance, $"The radius is {circle.Radius:F1}, by hand {set.Radius:F1}; {tolerance:F1} are allowed.");
    }

    private static RegionCircle? Set(string image, string circle) => Rows().Where(row => row.Image == image && row.Name == circle).Select(row => row.Circle).SingleOrDefault();

    private static IEnumerable<(string Image, string Name, RegionCircle Circle)> Rows() =>
        from line in File.ReadLines(s_file)
        where !line.StartsWith('#') && !line.StartsWith("image,", StringComparison.Ordinal)
        let part = line.Split(',')
        select (part[0], part[1], new RegionCircle(Number(part[2]), Number(part[3]), Number(part[4])));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
