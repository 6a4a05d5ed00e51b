using Ballistics.Evidence;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Tests.Surfaces;

public class RimErosionTests
{
    private const double Reach = 25e-6;

    [Fact]
    public void The_rim_goes_and_the_inside_stays_as_it_was()
    {
        Topography disc = MadeSurface.At(200, (x, y) => Math.Sqrt(x * x + y * y) < 1e-3 ? x : double.NaN);
        Topography eroded = RimErosion.Erode(disc, Reach);
        for (int y = 0; y < 200; y++)
            for (int x = 0; x < 200; x++)
            {
                double u = (x - 99.5) * MadeSurface.Spacing, v = (y - 99.5) * MadeSurface.Spacing, inside = 1e-3 - Math.Sqrt(u * u + v * v);
                if (inside < 0.2 * Reach)
                    Assert.True(float.IsNaN(eroded[x, y]), $"A point {inside} m from the rim is left.");
                else if (inside > 1.5 * Reach)
                    Assert.Equal(disc[x, y], eroded[x, y]);
            }
    }

    [Fact]
    public void A_single_missing_point_stays_single()
    {
        Topography surface = MadeSurface.Of(60, 60, (x, y) => x == 30 && y == 30 ? double.NaN : 1e-6);
        Assert.Equal(60 * 60 - 1, MadeSurface.Measured(RimErosion.Erode(surface, Reach)));
    }

    [Fact]
    public void A_single_measured_point_goes() =>
        Assert.Equal(0, MadeSurface.Measured(RimErosion.Erode(MadeSurface.Of(60, 60, (x, y) => x == 30 && y == 30 ? 1e-6 : double.NaN), Reach)));
}
