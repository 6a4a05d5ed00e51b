using Ballistics.Evidence;
using Ballistics.Imaging.Regions;

namespace Ballistics.Imaging.Tests.Regions;

public class MarkCentreTests
{
    private const double Within = 30e-6;

    /// <summary>Well within the shift that a comparison looks at.</summary>
    private const double WithinOfHalf = 100e-6;

    [Theory]
    [InlineData(0, 0, 1.5e-3)]
    [InlineData(0.4e-3, -0.25e-3, 1.5e-3)]
    [InlineData(-0.1e-3, 0.33e-3, 1.8e-3)]
    public void The_centre_of_a_ring_is_found_wherever_it_lies(double x, double y, double radius) =>
        IsNear(x, y, radius, Within, MadeSurface.At(400, (u, v) => Ring(u - x, v - y, radius)));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, -1)]
    [InlineData(0.6, 0.8)]
    public void The_centre_of_half_a_ring_is_nearly_that_of_the_whole(double normalX, double normalY) =>
        IsNear(0.2e-3, 0.1e-3, 1.6e-3, WithinOfHalf, MadeSurface.At(400, (u, v) =>
            normalX * (u - 0.2e-3) + normalY * (v - 0.1e-3) > 0 ? Ring(u - 0.2e-3, v - 0.1e-3, 1.6e-3) : double.NaN));

    [Fact]
    public void Stray_points_outside_do_not_move_the_centre()
    {
        var random = new Random(9);
        IsNear(0, 0, 1.6e-3, Within, MadeSurface.At(400, (u, v) => random.NextDouble() < 2e-4 ? 0 : Ring(u, v, 1.6e-3)));
    }

    [Fact]
    public void A_square_has_no_circle_and_its_middle_is_taken()
    {
        var centre = MarkCentre.Estimate(MadeSurface.Of(100, 100, (x, y) => x is >= 20 and < 60 && y is >= 50 and < 90 ? 0 : double.NaN));
        Assert.True(double.IsNaN(centre.Radius), $"{centre}");
        Assert.Equal(-10 * MadeSurface.Spacing, centre.X, MadeSurface.Spacing);
        Assert.Equal(20 * MadeSurface.Spacing, centre.Y, MadeSurface.Spacing);
    }

    [Fact]
    public void Nothing_measured_has_the_scans_middle_for_its_centre()
    {
        Topography nothing = MadeSurface.Of(20, 20, (_, _) => double.NaN);
        var centre = MarkCentre.Estimate(nothing);
        Assert.Equal(0, centre.X, MadeSurface.Spacing);
        Assert.Equal(0, centre.Y, MadeSurface.Spacing);
        Assert.Equal(0, MadeSurface.Measured(centre.Centred(nothing)));
    }

    [Fact]
    public void A_mark_put_about_its_centre_keeps_every_height_in_place()
    {
        // Each height tells its place in the scan.
        Topography scan = MadeSurface.At(300, (x, y) => double.IsNaN(Ring(x - 0.3e-3, y + 0.2e-3, 1.2e-3)) ? double.NaN : x + 10 * y);
        var centre = MarkCentre.Estimate(scan);
        Topography centred = centre.Centred(scan);
        Assert.Equal(centred.Width, centred.Height);
        Assert.Equal(MadeSurface.Measured(scan), MadeSurface.Measured(centred));
        for (int y = 0; y < centred.Height; y++)
            for (int x = 0; x < centred.Width; x++)
            {
                double u = (x - (centred.Width - 1) / 2.0) * MadeSurface.Spacing + centre.X, v = (y - (centred.Width - 1) / 2.0) * MadeSurface.Spacing + centre.Y;
                Assert.True(float.IsNaN(centred[x, y]) || Math.Abs(u + 10 * v - centred[x, y]) < 1e-8);
            }
    }

    private static double Ring(double x, double y, double radius) => Math.Sqrt(x * x + y * y) is var r && r > 0.5e-3 && r < radius ? 0 : double.NaN;

    private static void IsNear(double x, double y, double radius, double within, Topography surface)
    {
        var centre = MarkCentre.Estimate(surface);
        Assert.Equal(x, centre.X, within);
        Assert.Equal(y, centre.Y, within);
        Assert.Equal(radius, centre.Radius, within);
    }
}
