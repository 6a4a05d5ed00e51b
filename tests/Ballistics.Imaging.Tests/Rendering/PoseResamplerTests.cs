using Ballistics.Evidence;
using Ballistics.Imaging.Rendering;
using CsCheck;

namespace Ballistics.Imaging.Tests.Rendering;

public class PoseResamplerTests
{
    /// <summary>A smooth surface given by a function of metres from the map's centre.</summary>
    private static Topography Surface(int width, int height, double spacingX, double spacingY, Func<double, double, double> z)
    {
        var heights = new float[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                heights[y * width + x] = (float)z((x - (width - 1) / 2.0) * spacingX, (y - (height - 1) / 2.0) * spacingY);
        return new Topography(width, height, spacingX, spacingY, heights);
    }

    private static double Hills(double x, double y) => 1e-6 * Math.Sin(x / 1e-5) * Math.Cos(y / 1.3e-5) + .01 * x;

    [Fact]
    public void A_surface_laid_on_itself_is_itself_up_to_its_rim()
    {
        Topography surface = Surface(31, 20, 1e-6, 1.5e-6, Hills);
        Assert.Equal(surface.Heights.ToArray(), PoseResampler.Resample(surface, surface, default).Heights.ToArray());
    }

    [Fact]
    public void A_surface_made_in_a_pose_lies_on_the_first_again() =>
        Gen.Select(Gen.Double[-1e-5, 1e-5], Gen.Double[-1e-5, 1e-5], Gen.Double[-179, 180]).Sample((x, y, degrees) =>
        {
            var pose = new Pose(x, y, degrees);
            Topography first = Surface(60, 50, 1e-6, 1e-6, Hills);
            // The second shows the same hills in its own frame: what lies at p there lies at pose(p) on the first.
            Topography second = Surface(70, 81, .9e-6, .8e-6, (px, py) => { (double fx, double fy) = pose.Apply(px, py); return Hills(fx, fy); });
            Topography laid = PoseResampler.Resample(second, first, pose);
            Assert.Equal((first.Width, first.Height, first.SpacingX), (laid.Width, laid.Height, laid.SpacingX));
            int covered = 0;
            for (int i = 0; i < first.Heights.Length; i++)
                if (!float.IsNaN(laid.Heights[i]))
                {
                    covered++;
                    Assert.Equal(first.Heights[i], laid.Heights[i], 1e-8);
                }
            Assert.InRange(covered, first.Heights.Length / 2, first.Heights.Length);
        }, iter: 50, threads: 1);

    [Fact]
    public void Outside_and_beside_unmeasured_points_there_is_nothing()
    {
        Topography first = Surface(10, 1, 1e-6, 1e-6, (_, _) => 0);
        var second = new Topography(10, 1, 1e-6, 1e-6, [0, 1, 2, 3, float.NaN, 5, 6, 7, 8, 9]);
        float[] laid = PoseResampler.Resample(second, first, new Pose(2.5e-6, 0, 0)).Heights.ToArray();
        // At place i stands what the second has at i − 2.5.
        Assert.Equal([float.NaN, float.NaN, float.NaN, .5f, 1.5f, 2.5f, float.NaN, float.NaN, 5.5f, 6.5f], laid);
    }

    [Fact]
    public void A_half_turn_reverses_the_points() =>
        Assert.Equal([5f, 4, 3, 2, 1, 0], PoseResampler.Resample(
            new Topography(3, 2, 1e-6, 1e-6, [0, 1, 2, 3, 4, 5]), new Topography(3, 2, 1e-6, 1e-6, new float[6]), new Pose(0, 0, 180)).Heights.ToArray());
}
