using Ballistics.Evidence;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Tests.Surfaces;

public class MeasuredAreaTests
{
    [Fact]
    public void A_whole_scan_is_all_measured()
    {
        var area = MeasuredArea.Of(MadeSurface.Of(80, 40, (_, _) => 0));
        Assert.Equal(3200, area.Points);
        Assert.Equal(3200 * MadeSurface.Spacing * MadeSurface.Spacing, area.Area, 1e-15);
        Assert.Equal(1, area.Share);
    }

    [Fact]
    public void The_hole_of_the_firing_pin_and_what_lies_around_a_mark_do_not_count_as_missing()
    {
        Topography ring = MadeSurface.At(300, (x, y) => Math.Sqrt(x * x + y * y) is > 0.6e-3 and < 1.5e-3 ? 0 : double.NaN);
        Assert.True(MeasuredArea.Of(ring).Share > 0.97, $"{MeasuredArea.Of(ring)}");
    }

    [Fact]
    public void Drop_outs_count_as_missing()
    {
        Topography checkers = MadeSurface.Of(100, 100, (x, y) => (x + y) % 2 == 0 ? 0 : double.NaN);
        Assert.Equal(0.5, MeasuredArea.Of(checkers).Share, 0.01);
    }

    [Fact]
    public void Nothing_measured_is_no_area() =>
        Assert.Equal(new MeasuredArea(0, 0, 0), MeasuredArea.Of(MadeSurface.Of(20, 20, (_, _) => double.NaN)));
}
