using Ballistics.Evidence;
using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Firearms;
using Ballistics.Simulation.Shots;

namespace Ballistics.Simulation.Tests.Shots;

public class CartridgeCaseShotTests
{
    [Fact]
    public void An_ideal_shot_under_a_faultless_instrument_is_the_breech_face_itself()
    {
        Firearm firearm = Bench.Firearm(1);
        var shot = new CartridgeCaseShot(firearm, Bench.FlatAmmunition, CartridgeCaseConditions.Ideal, new Seed(1));
        Topography scan = Bench.FaultlessInstrument.Measure(shot, new Seed(2));
        Assert.InRange(scan.MeasuredFraction, 0.2, 0.6);
        for (int row = 0; row < scan.Height; row++)
            for (int column = 0; column < scan.Width; column++)
                if (!float.IsNaN(scan[column, row]))
                {
                    double x = (column - (scan.Width - 1) / 2.0) * scan.SpacingX, y = (row - (scan.Height - 1) / 2.0) * scan.SpacingY;
                    // Half a nanometre of quantisation, and single precision.
                    Assert.Equal(firearm.BreechFace.HeightAt(x, y), scan[column, row], 0.51e-9);
                }
    }

    [Fact]
    public void The_aperture_and_all_beyond_the_primer_are_cut_out()
    {
        Firearm firearm = Bench.Firearm(1);
        var shot = new CartridgeCaseShot(firearm, Bench.FlatAmmunition, CartridgeCaseConditions.Ideal, new Seed(1));
        Aperture aperture = firearm.BreechFace.Aperture;
        Assert.True(double.IsNaN(shot.HeightAt(aperture.CentreX, aperture.CentreY)));
        Assert.True(double.IsNaN(shot.HeightAt(Bench.FlatAmmunition.PrimerRadius + 60e-6, 0)));
        Assert.True(double.IsNaN(shot.HeightAt(0, -Bench.FlatAmmunition.PrimerRadius - 60e-6)));
    }

    [Fact]
    public void The_placement_says_which_place_of_the_breech_face_a_point_of_the_scan_shows()
    {
        Firearm firearm = Bench.Firearm(1);
        var placement = new Pose(30e-6, -20e-6, 137);
        var shot = new CartridgeCaseShot(firearm, Bench.FlatAmmunition, CartridgeCaseConditions.Ideal with { Placement = placement }, new Seed(1));
        var random = new RandomStream(new Seed(3));
        int seen = 0;
        for (int i = 0; i < 500; i++)
        {
            (double x, double y) = (random.NextBetween(-1.6e-3, 1.6e-3), random.NextBetween(-1.6e-3, 1.6e-3));
            double height = shot.HeightAt(x, y);
            if (double.IsNaN(height))
                continue;
            (double faceX, double faceY) = placement.Apply(x, y);
            Assert.Equal(firearm.BreechFace.HeightAt(faceX, faceY), height, 1e-12);
            seen++;
        }
        Assert.True(seen > 50);
    }

    [Theory]
    [InlineData("easy", 0.55, 0.95)]
    [InlineData("hard", 0.2, 0.75)]
    public void Two_shots_of_one_firearm_correlate_in_the_true_pose_and_those_of_two_firearms_do_not(string difficulty, double low, double high)
    {
        List<double> same = [], other = [];
        for (int number = 0; number < 4; number++)
        {
            (Topography, Pose) first = Shot(number, 0, difficulty), second = Shot(number, 1, difficulty), third = Shot(number + 10, 1, difficulty);
            same.Add(KnownPose.Correlation(first.Item1, first.Item2, second.Item1, second.Item2));
            other.Add(KnownPose.Correlation(first.Item1, first.Item2, third.Item1, third.Item2));
        }
        Assert.InRange(same.Average(), low, high);
        Assert.All(other, correlation => Assert.InRange(correlation, -0.12, 0.12));
        Assert.True(same.Min() > other.Max());
    }

    [Fact]
    public void Each_condition_makes_a_shot_less_like_the_face()
    {
        CartridgeCaseConditions ideal = CartridgeCaseConditions.Ideal;
        foreach (CartridgeCaseConditions worse in (CartridgeCaseConditions[])
            [ideal with { ContactMargin = 0 }, ideal with { Fill = 0 }, ideal with { OwnRoughness = 0.8 }, ideal with { Warp = 15e-6 }, ideal with { Wear = 0.8 }])
        {
            double correlation = KnownPose.Correlation(Scan(ideal, 1), default, Scan(worse, 2), default);
            Assert.InRange(correlation, 0.3, 0.97);
        }
        Assert.InRange(KnownPose.Correlation(Scan(ideal, 1), default, Scan(ideal, 2), default), 0.999, 1); // Edges differ, and with them the local means.
    }

    [Fact]
    public void Flow_back_raises_the_edge_of_the_aperture_and_nothing_else()
    {
        Firearm firearm = Bench.Firearm(1);
        CartridgeCaseShot Shot(double flowBack) =>
            new(firearm, Bench.FlatAmmunition, CartridgeCaseConditions.Ideal with { FlowBack = flowBack }, new Seed(4));
        (CartridgeCaseShot without, CartridgeCaseShot with) = (Shot(0), Shot(10e-6));
        Aperture aperture = firearm.BreechFace.Aperture;
        double most = 0;
        for (int degrees = 0; degrees < 360; degrees += 5)
            for (double outward = 20e-6; outward < 400e-6; outward += 20e-6)
            {
                (double x, double y) = Turn.FromDegrees(degrees).Apply(aperture.Radius + outward, 0);
                double raised = with.HeightAt(aperture.CentreX + x, aperture.CentreY + y) - without.HeightAt(aperture.CentreX + x, aperture.CentreY + y);
                if (double.IsNaN(raised))
                    continue;
                Assert.InRange(raised, outward > 130e-6 ? 0 : -1e-12, outward > 130e-6 ? 0 : 10e-6);
                most = Math.Max(most, raised);
            }
        Assert.True(most > 1e-6);
    }

    private static (Topography Scan, Pose Placement) Shot(int number, int round, string difficulty)
    {
        Difficulty chosen = Difficulty.Parse(difficulty);
        Seed seed = new Seed(20).For("shot", number * 100 + round);
        CartridgeCaseConditions conditions = CartridgeCaseConditions.Draw(chosen, Bench.Firearm(number).Seed, seed, round);
        var shot = new CartridgeCaseShot(Bench.Firearm(number), Ammunition.Draw(new Seed(5)), conditions, seed);
        return ((Bench.FaultlessInstrument with { Noise = chosen.InstrumentNoise, Dropouts = chosen.Dropouts }).Measure(shot, seed), conditions.Placement);
    }

    private static Topography Scan(CartridgeCaseConditions conditions, ulong seed) =>
        Bench.FaultlessInstrument.Measure(new CartridgeCaseShot(Bench.Firearm(1), Bench.FlatAmmunition, conditions, new Seed(seed)), new Seed(seed));
}
