using Ballistics.Imaging.Regions;
using CsCheck;

namespace Ballistics.Imaging.Tests.Regions;

public class RimPointsTests
{
    private const double Tolerance = 40e-6;

    [Fact]
    public void The_support_of_a_circle_is_what_the_distance_of_every_point_says() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 300], Gen.Double[1e-3, 2.6e-3]).Sample((seed, count, radius) =>
        {
            var random = new Random(seed);
            var circle = new MarkCentre(random.NextDouble() * 1e-4, random.NextDouble() * 1e-4, radius);
            (double X, double Y)[] points = [.. Enumerable.Range(0, count).Select(_ => About(circle, random))];
            int plain = points.Sum(point => Side(point, circle));
            Assert.Equal(plain, new RimPoints(points).Support(circle, Tolerance, int.MinValue));
            Assert.True(new RimPoints(points).Support(circle, Tolerance, plain) <= plain);
            Assert.Equal(plain, new RimPoints(points).Support(circle, Tolerance, plain - 1));
        });

    // Straight to the right of the centre some lie on a bound, or the least step to one side of it.
    private static (double X, double Y) About(MarkCentre circle, Random random)
    {
        double bound = circle.Radius + random.Next(-1, 3) * Tolerance;
        double distance = random.Next(4) switch { 0 => bound, 1 => Math.BitIncrement(bound), 2 => Math.BitDecrement(bound), _ => circle.Radius * (0.8 + 0.4 * random.NextDouble()) };
        (double sin, double cos) = random.Next(2) == 0 ? (0, 1) : Math.SinCos(random.NextDouble() * Math.Tau);
        return (circle.X + distance * cos, circle.Y + distance * sin);
    }

    private static int Side((double X, double Y) point, MarkCentre circle)
    {
        double dx = point.X - circle.X, dy = point.Y - circle.Y, off = Math.Sqrt(dx * dx + dy * dy) - circle.Radius;
        return Math.Abs(off) < Tolerance ? 1 : off > 2 * Tolerance ? -1 : 0;
    }
}
