using Ballistics.Evidence;
using Ballistics.Imaging.Surfaces;
using CsCheck;

namespace Ballistics.Imaging.Tests.Surfaces;

public class ResamplingTests
{
    [Fact]
    public void A_coarser_grid_over_the_same_area_has_the_same_mean() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[20, 60], Gen.Double[0.2, 1]).Sample((seed, count, share) =>
        {
            var random = new Random(seed);
            Topography surface = MadeSurface.Of(count, count, (_, _) => random.NextDouble());
            int points = Math.Max(1, (int)(count * share));
            Topography coarser = Resampling.ToSpacing(surface, MadeSurface.Spacing * count / points);
            Assert.Equal(points, coarser.Width);
            Assert.Equal(surface.Heights.ToArray().Average(), coarser.Heights.ToArray().Average(), 1e-5);
        });

    [Theory]
    [InlineData(12.5e-6)]
    [InlineData(25e-6)]
    [InlineData(17e-6)]
    [InlineData(50e-6)]
    [InlineData(5e-6)]
    [InlineData(4.1e-6)]
    public void Every_place_stays_where_it_was_from_the_centre(double spacing)
    {
        // The height of each point tells its place in metres.
        Topography slope = MadeSurface.At(101, (x, y) => x + 10 * y);
        Topography resampled = Resampling.ToSpacing(slope, spacing);
        // A mean over parts of points takes each part for the whole's height: up to a twelfth of a point more or less.
        double ratio = spacing / slope.SpacingX, exact = ratio < 1 || ratio == Math.Round(ratio) ? 1e-8 : 11 * 0.08 * slope.SpacingX;
        for (int y = 0; y < resampled.Height; y++)
            for (int x = 0; x < resampled.Width; x++)
            {
                double u = (x - (resampled.Width - 1) / 2.0) * spacing, v = (y - (resampled.Height - 1) / 2.0) * spacing;
                if (Math.Max(Math.Abs(u), Math.Abs(v)) + Math.Max(spacing, slope.SpacingX) / 2 < 50.5 * slope.SpacingX)
                    Assert.Equal(u + 10 * v, resampled[x, y], exact);
            }
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(7, false)]
    public void A_point_is_measured_when_half_of_the_area_beneath_it_was(int measured, bool expected)
    {
        Topography surface = MadeSurface.Of(4, 4, (x, y) => 4 * y + x < measured ? 1e-6 : double.NaN);
        Topography point = Resampling.ToSpacing(surface, 4 * MadeSurface.Spacing);
        Assert.Equal(1, point.Width * point.Height);
        Assert.Equal(expected ? 1e-6f : float.NaN, point[0, 0]);
    }

    [Fact]
    public void Spacings_that_differ_become_one()
    {
        Topography surface = MadeSurface.Of(80, 40, (_, _) => 2e-6, 5e-6, 10e-6);
        Topography square = Resampling.ToSpacing(surface, 10e-6);
        Assert.Equal((40, 40, 10e-6, 10e-6), (square.Width, square.Height, square.SpacingX, square.SpacingY));
        Assert.All(square.Heights.ToArray(), z => Assert.Equal(2e-6f, z));
    }

    [Fact]
    public void A_gap_between_finer_points_is_not_bridged()
    {
        Topography surface = MadeSurface.Of(30, 30, (x, _) => x is >= 10 and < 20 ? double.NaN : 1e-6);
        Topography finer = Resampling.ToSpacing(surface, MadeSurface.Spacing / 3);
        for (int x = 33; x < 57; x++)
            Assert.True(float.IsNaN(finer[x, 45]), $"At {x} stands {finer[x, 45]}.");
    }
}
