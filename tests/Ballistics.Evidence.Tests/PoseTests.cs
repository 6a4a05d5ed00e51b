using CsCheck;

namespace Ballistics.Evidence.Tests;

public class PoseTests
{
    private static readonly Gen<double> Metres = Gen.Double[-5e-3, 5e-3];
    private static readonly Gen<Pose> Poses = Gen.Select(Metres, Metres, Gen.Double[-179.999, 180], (x, y, turn) => new Pose(x, y, turn));

    [Fact]
    public void A_pose_and_then_its_inverse_leave_every_point_where_it_was() =>
        Gen.Select(Poses, Metres, Metres).Sample((pose, x, y) =>
        {
            (double u, double v) = pose.Then(pose.Inverse()).Apply(x, y);
            Assert.Equal(x, u, 1e-12);
            Assert.Equal(y, v, 1e-12);
        });

    [Fact]
    public void The_inverse_of_the_inverse_is_the_pose() =>
        Poses.Sample(pose =>
        {
            Pose twice = pose.Inverse().Inverse();
            Assert.Equal(pose.X, twice.X, 1e-12);
            Assert.Equal(pose.Y, twice.Y, 1e-12);
            Assert.Equal(pose.RotationDegrees, twice.RotationDegrees);
        });

    [Fact]
    public void Two_poses_in_one_move_a_point_as_one_after_the_other() =>
        Gen.Select(Poses, Poses, Metres, Metres).Sample((pose, next, x, y) =>
        {
            (double u, double v) = pose.Apply(x, y);
            (double expectedX, double expectedY) = next.Apply(u, v);
            (double foundX, double foundY) = pose.Then(next).Apply(x, y);
            Assert.Equal(expectedX, foundX, 1e-12);
            Assert.Equal(expectedY, foundY, 1e-12);
        });

    [Fact]
    public void A_pose_keeps_distances() =>
        Gen.Select(Poses, Metres, Metres).Sample((pose, x, y) =>
        {
            (double u, double v) = pose.Apply(x, y);
            Assert.Equal(Math.Sqrt(x * x + y * y), Math.Sqrt((u - pose.X) * (u - pose.X) + (v - pose.Y) * (v - pose.Y)), 1e-12);
        });

    [Fact]
    public void A_positive_turn_goes_from_the_x_axis_towards_the_y_axis()
    {
        (double x, double y) = new Pose(0, 0, 90).Apply(1e-3, 0);
        Assert.Equal(0, x, 1e-15);
        Assert.Equal(1e-3, y, 1e-15);
    }

    [Fact]
    public void The_inverse_of_a_half_turn_is_a_half_turn() => Assert.Equal(180, new Pose(1e-3, 2e-3, 180).Inverse().RotationDegrees);

    [Fact]
    public void The_turn_of_two_poses_stays_within_half_a_turn() =>
        Gen.Select(Poses, Poses).Sample((pose, next) =>
        {
            double turn = pose.Then(next).RotationDegrees;
            Assert.True(turn is > -180 and <= 180, $"{turn}");
        });
}
