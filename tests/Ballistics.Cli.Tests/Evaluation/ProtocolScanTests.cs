using Ballistics.Cli.Evaluation;
using Ballistics.Evidence;

namespace Ballistics.Cli.Tests.Evaluation;

public sealed class ProtocolScanTests
{
    [Fact]
    public void As_scanned_changes_nothing()
    {
        Acquisition scan = Scan(Ramp(5, 4));
        Assert.Same(scan, ProtocolScan.Apply(scan, "a.x3p", Protocol.AsScanned));
    }

    [Fact]
    public void A_quarter_turn_moves_every_height_to_where_it_belongs()
    {
        // From x towards y is clockwise as drawn: the top left corner goes to the top right.
        Topography turned = TurnedScan.Turn(Ramp(3, 2), 90);
        Assert.Equal((2, 3), (turned.Width, turned.Height));
        Assert.Equal([3f, 0, 4, 1, 5, 2], turned.Heights.ToArray());
    }

    [Fact]
    public void A_half_turn_reverses_the_heights_and_loses_no_edge()
    {
        Topography scan = Ramp(7, 5);
        Assert.Equal(scan.Heights.ToArray().Reverse(), TurnedScan.Turn(scan, 180).Heights.ToArray());
    }

    [Fact]
    public void Turning_there_and_back_gives_a_smooth_surface_again()
    {
        Topography scan = Make(60, 50, (x, y) => (float)(Math.Sin(x / 9.0) + Math.Cos(y / 7.0)));
        Topography back = TurnedScan.Turn(TurnedScan.Turn(scan, 33), -33);
        int left = (back.Width - scan.Width) / 2, top = (back.Height - scan.Height) / 2;
        double offsetX = (back.Width - scan.Width) / 2.0 - left, offsetY = (back.Height - scan.Height) / 2.0 - top;
        for (int y = 10; y < 40; y++)
            for (int x = 10; x < 50; x++)
                Assert.Equal(Math.Sin((x - offsetX) / 9.0) + Math.Cos((y - offsetY) / 7.0), back[x + left, y + top], 0.02);
    }

    [Fact]
    public void The_canvas_grows_so_that_nothing_is_lost()
    {
        Topography scan = Make(40, 20, (_, _) => 1);
        Topography turned = TurnedScan.Turn(scan, 45);
        Assert.True(turned.Width >= 42 && turned.Height >= 42);
        // The area measured is that between the outermost points, but for the rim where a neighbour is missing.
        Assert.InRange(turned.Heights.ToArray().Count(height => !float.IsNaN(height)), 39 * 19 - 60, 40 * 20);
    }

    [Fact]
    public void What_was_not_measured_stays_so_and_spreads_by_no_more_than_a_point()
    {
        Topography scan = Make(21, 21, (x, y) => x == 10 && y == 10 ? float.NaN : 1);
        Topography turned = TurnedScan.Turn(scan, 30);
        int middleX = turned.Width / 2, middleY = turned.Height / 2;
        Assert.True(float.IsNaN(turned[middleX, middleY]));
        for (int y = -6; y <= 6; y++)
            for (int x = -6; x <= 6; x++)
                if (x * x + y * y > 6)
                    Assert.False(float.IsNaN(turned[middleX + x, middleY + y]));
    }

    [Fact]
    public void A_scan_with_two_spacings_is_turned_in_metres()
    {
        var scan = new Topography(11, 6, 1e-6, 2e-6, Make(11, 6, (x, y) => x + 2 * y).Heights.ToArray());
        Topography turned = TurnedScan.Turn(scan, 90);
        Assert.Equal((11, 11, 1e-6, 1e-6), (turned.Width, turned.Height, turned.SpacingX, turned.SpacingY));
        Assert.Equal(scan[0, 0], turned[10, 0]);
        Assert.Equal(scan[10, 5], turned[0, 10]);
    }

    [Fact]
    public void A_half_disc_is_half_of_what_was_measured()
    {
        Topography scan = Make(101, 101, (x, y) => (x - 50) * (x - 50) + (y - 50) * (y - 50) <= 2500 ? 1 : float.NaN);
        Topography half = HalfDisc.Keep(scan, 90);
        Assert.InRange(half.MeasuredFraction / scan.MeasuredFraction, .49, .52);
        Assert.True(float.IsNaN(half[50, 40]) && !float.IsNaN(half[50, 60]));
    }

    [Fact]
    public void The_half_is_cut_through_the_centre_of_the_measured_area_not_of_the_map()
    {
        Topography scan = Make(100, 20, (x, _) => x >= 80 ? 1 : float.NaN);
        Topography half = HalfDisc.Keep(scan, 0);
        Assert.Equal(scan.MeasuredFraction / 2, half.MeasuredFraction, 9);
    }

    [Theory]
    [InlineData("a.x3p")]
    [InlineData("another.x3p")]
    public void The_same_half_is_kept_of_every_scan_before_it_is_turned_by_its_own_angle(string file)
    {
        // Heights tell the column, so that they say after the turn from where they came.
        Topography scan = Make(101, 101, (x, y) => (x - 50) * (x - 50) + (y - 50) * (y - 50) <= 2500 ? x : float.NaN);
        float[] kept = [.. ProtocolScan.Apply(Scan(scan), file, Protocol.SameHalf).Topography!.Heights.ToArray().Where(height => !float.IsNaN(height))];
        Assert.InRange(kept.Min(), 50, 52);
        Assert.InRange(kept.Max(), 98, 100);
        Assert.InRange(kept.Length, 3600, 4100);
    }

    [Fact]
    public void A_drawn_mask_is_turned_with_its_scan()
    {
        var mask = new DrawnMask(3, 2, [1, 0, 0, 0, 0, 2], [new("#ffffff", ""), new("#ff0000", "mark"), new("#00ff00", "other")]);
        DrawnMask turned = TurnedScan.Turn(mask, Ramp(3, 2), 90);
        Assert.Equal((2, 3), (turned.Width, turned.Height));
        Assert.Equal([0, 1, 0, 0, 2, 0], turned.Labels.ToArray());
    }

    [Fact]
    public void Mask_and_scan_stay_on_one_grid_under_every_protocol()
    {
        Acquisition scan = Scan(Ramp(31, 17)) with { Mask = new DrawnMask(31, 17, new byte[31 * 17], [new("#ffffff", "")]) };
        foreach (Protocol protocol in Enum.GetValues<Protocol>())
        {
            Acquisition presented = ProtocolScan.Apply(scan, "some name.x3p", protocol);
            if (presented.Mask is { } mask)
                Assert.Equal((presented.Topography!.Width, presented.Topography.Height), (mask.Width, mask.Height));
            Assert.Equal(protocol is Protocol.Degraded or Protocol.RingImages or Protocol.SideImages, presented.Mask is null);
        }
    }

    [Fact]
    public void A_degraded_scan_lost_three_tenths_of_its_points_and_is_moved_and_tilted()
    {
        Topography scan = Make(300, 300, (x, y) => (x - 150) * (x - 150) + (y - 150) * (y - 150) <= 20000 ? (float)(1e-6 * Math.Sin(x / 5.0)) : float.NaN, 10e-6);
        Topography degraded = DegradedScan.Of(scan, "folder/a.x3p");
        double before = scan.MeasuredFraction * scan.Heights.Length, after = degraded.MeasuredFraction * degraded.Heights.Length;
        Assert.InRange(after / before, .68, .75);
        Assert.Equal((371, 371), (degraded.Width, degraded.Height));
        float[] measured = [.. degraded.Heights.ToArray().Where(float.IsFinite)];
        // Over 2.8 mm a tilt of 3° rises by 148 µm.
        Assert.InRange(measured.Max() - measured.Min(), 140e-6, 155e-6);
        Assert.Equal(degraded.Heights.ToArray(), DegradedScan.Of(scan, "a.x3p").Heights.ToArray());
        Assert.NotEqual(degraded.Heights.ToArray(), DegradedScan.Of(scan, "b.x3p").Heights.ToArray());
    }

    private static Acquisition Scan(Topography surface) => new() { Format = "X3P", Sha256 = new string('0', 64), Topography = surface };

    private static Topography Ramp(int width, int height) => Make(width, height, (x, y) => y * width + x);

    private static Topography Make(int width, int height, Func<int, int, float> at, double spacing = 1e-6) =>
        new(width, height, spacing, spacing, [.. Enumerable.Range(0, width * height).Select(i => at(i % width, i / width))]);
}
