using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Firearms;
using Ballistics.Simulation.Shots;

namespace Ballistics.Simulation.Tests.Shots;

public class BulletShotTests
{
    private static readonly Barrel s_barrel = Bench.Firearm(1).Barrel;

    [Fact]
    public void An_ideal_land_is_its_profile_on_the_bullets_curve()
    {
        Barrel barrel = Straight(s_barrel);
        var shot = new BulletShot(barrel, 2, BulletConditions.Ideal, new Seed(1));
        for (double x = -0.8e-3; x < 0.8e-3; x += 7e-6)
        {
            double curve = Math.Sqrt(barrel.BoreRadius * barrel.BoreRadius - x * x) - barrel.BoreRadius;
            Assert.Equal(barrel.Lands[1].HeightAt(x) + curve, shot.HeightAt(x, 1e-4), 1e-12);
        }
    }

    [Fact]
    public void The_grooves_stand_above_the_land_on_both_sides()
    {
        Barrel barrel = Straight(s_barrel);
        var shot = new BulletShot(barrel, 1, BulletConditions.Ideal, new Seed(1));
        foreach (int side in (int[])[-1, 1])
        {
            double inside = side * (barrel.LandWidth / 2 - 50e-6), outside = side * (barrel.LandWidth / 2 + 120e-6);
            Assert.InRange(shot.HeightAt(outside, 0) - shot.HeightAt(inside, 0), barrel.GrooveDepth / 4, barrel.GrooveDepth + 10e-6);
        }
    }

    [Fact]
    public void Striae_run_at_the_angle_of_the_twist()
    {
        var shot = new BulletShot(s_barrel, 1, BulletConditions.Ideal, new Seed(1));
        Turn back = Turn.FromDegrees(-s_barrel.TwistDegrees);
        (double x1, double y1) = back.Apply(1e-4, -3e-4);
        (double x2, double y2) = back.Apply(1e-4, 3e-4);
        double Flat(double x, double y) => shot.HeightAt(x, y) - Math.Sqrt(s_barrel.BoreRadius * s_barrel.BoreRadius - x * x);
        Assert.Equal(Flat(x1, y1), Flat(x2, y2), 1e-12);
        Assert.NotEqual(0, s_barrel.TwistDegrees);
    }

    [Fact]
    public void The_same_land_of_two_bullets_correlates_and_no_other_does()
    {
        List<double> same = [], other = [];
        for (int land = 1; land <= s_barrel.Lands.Count; land++)
            for (int compared = 1; compared <= s_barrel.Lands.Count; compared++)
                (land == compared ? same : other).Add(KnownPose.Correlation(Profile(land, 1), Profile(compared, 2)));
        Assert.InRange(same.Average(), 0.6, 0.98);
        Assert.True(same.Min() > other.Max(), $"The least alike of the same land is {same.Min():F2}, the most alike of two lands {other.Max():F2}.");
    }

    [Fact]
    public void A_land_the_barrel_does_not_have_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BulletShot(s_barrel, s_barrel.Lands.Count + 1, BulletConditions.Ideal, new Seed(1)));

    private static Barrel Straight(Barrel barrel)
    {
        var straight = new Barrel(Bench.Model() with { TwistDegrees = 0 }, Bench.Firearm(1).Seed.For("barrel"));
        Assert.Equal(barrel.Lands[0].HeightAt(1e-4), straight.Lands[0].HeightAt(1e-4));
        return straight;
    }

    // The mean over the engraved end of the scan, along the striae, less the curve.
    private static double[] Profile(int land, int bullet)
    {
        Seed seed = new Seed(30).For("bullet", bullet * 10 + land);
        BulletConditions conditions = BulletConditions.Draw(Difficulty.Easy, seed);
        var shot = new BulletShot(s_barrel, land, conditions, seed);
        Turn back = Turn.FromDegrees(-s_barrel.TwistDegrees - conditions.RotationDegrees);
        return [.. Enumerable.Range(-180, 361).Select(i => Enumerable.Range(0, 20).Average(row =>
        {
            (double x, double y) = back.Apply(i * 4e-6, 0.34e-3 - row * 10e-6);
            return shot.HeightAt(x - conditions.Offset, y) - Math.Sqrt(s_barrel.BoreRadius * s_barrel.BoreRadius - x * x) - conditions.Tilt * (x - conditions.Offset);
        }))];
    }
}
