using Ballistics.Comparison.Correlation;
using Ballistics.Evidence;
using CsCheck;

namespace Ballistics.Comparison.Tests.Correlation;

/// <summary>Turned maps against linear interpolation written out point by point.</summary>
public class TurnedMapTests
{
    private const double Spacing = 25e-6;

    [Fact]
    public void Every_sample_is_that_of_plain_linear_interpolation() =>
        Gen.Select(Gen.Int[1, 90], Gen.Int[1, 90], Gen.Int[0, 9], Gen.Double[-180, 180], Gen.Double[-0.4e-3, 0.4e-3], Gen.Double[-0.4e-3, 0.4e-3], Gen.Int[0, 100_000])
            .Sample((width, height, margin, degrees, x, y, seed) =>
            {
                CorrelationMap map = Random(width, height, seed);
                var turned = new TurnedMap();
                var pose = new Pose(x, y, degrees);
                turned.Fill(map, pose, height, width, margin);
                for (int row = 0; row < turned.Height; row++)
                    for (int column = 0; column < turned.Stride; column++)
                    {
                        (int value, int known) = column < turned.Width ? Plain(map, pose, turned.Width, turned.Height, column, row) : (0, 0);
                        Assert.Equal((value, known), (turned.Values[row * turned.Stride + column], turned.Mask[row * turned.Stride + column]));
                    }
            }, iter: 60);

    [Fact]
    public void A_map_moved_far_beyond_the_frame_leaves_it_empty()
    {
        var turned = new TurnedMap();
        turned.Fill(Random(40, 40, 1), new Pose(1e3, -1e3, 30), 40, 40, 4);
        Assert.DoesNotContain(turned.Mask, known => known != 0);
    }

    [Fact]
    public void A_quarter_turn_in_blocks_moves_every_point_and_changes_none() =>
        Gen.Select(Gen.Int[1, 80], Gen.Int[0, 3], Gen.Int[0, 100_000]).Sample((side, turns, seed) =>
        {
            CorrelationMap map = Random(side, side, seed);
            var blocked = new BlockedMap();
            blocked.Fill(map, turns);
            for (int y = 0; y < side; y++)
                for (int x = 0; x < side; x++)
                {
                    (int toX, int toY) = (x, y);
                    for (int turn = 0; turn < turns; turn++)
                        (toX, toY) = (side - 1 - toY, toX);
                    Assert.Equal(map.Values[y * map.Stride + x], blocked.Values[(toX / 32 * side + toY) * 32 + toX % 32]);
                }
            Assert.Equal(map.Energy, blocked.Values.ToArray().Sum(value => value * value));
        }, iter: 60);

    private static (int Value, int Known) Plain(CorrelationMap map, Pose pose, int width, int height, int column, int row)
    {
        double radians = pose.RotationDegrees * Math.PI / 180;
        long cos = (long)Math.Round(Math.Cos(radians) * 65536), sin = (long)Math.Round(Math.Sin(radians) * 65536);
        long u = -(long)(width - 1) * 65536 / 2 - (long)Math.Round(pose.X / Spacing * 65536), v = (long)(2 * row - (height - 1)) * 65536 / 2 - (long)Math.Round(pose.Y / Spacing * 65536);
        long x = (long)(map.Width - 1) * 65536 / 2 + ((cos * u + sin * v) >> 16) + column * cos, y = (long)(map.Height - 1) * 65536 / 2 + ((-sin * u + cos * v) >> 16) - column * sin;
        int left = (int)(x >> 16), top = (int)(y >> 16), right = (int)(x >> 8 & 255), down = (int)(y >> 8 & 255);
        if (left < 0 || top < 0 || left >= map.Width - 1 || top >= map.Height - 1)
            return (0, 0);
        (int Value, int Known) At(int dx, int dy) => (map.Values[(top + dy) * map.Stride + left + dx], map.Mask[(top + dy) * map.Stride + left + dx]);
        if ((At(0, 0).Known & At(1, 0).Known & At(0, 1).Known & At(1, 1).Known) == 0)
            return (0, 0);
        int above = At(0, 0).Value * (256 - right) + At(1, 0).Value * right, below = At(0, 1).Value * (256 - right) + At(1, 1).Value * right;
        return ((above * (256 - down) + below * down + 32768) >> 16, 1);
    }

    [Fact]
    public void An_unpacked_map_holds_what_was_packed_and_nothing_of_the_map_before() =>
        Gen.Select(Gen.Int[1, 90], Gen.Int[1, 90], Gen.Int[0, 100_000]).Sample((width, height, seed) =>
        {
            PackedMap packed = Packed(width, height, seed);
            var map = new CorrelationMap();
            map.Unpack(Packed(90, 90, seed + 1));
            map.Unpack(packed);
            int measured = 0, energy = 0;
            for (int y = 0; y < height; y++)
                for (int x = 0; x < map.Stride; x++)
                {
                    sbyte point = x < width ? packed.Row(y)[x] : PackedMap.Unmeasured;
                    bool known = point != PackedMap.Unmeasured;
                    Assert.Equal((known ? point : 0, known ? 1 : 0), (map.Values[y * map.Stride + x], map.Mask[y * map.Stride + x]));
                    measured += known ? 1 : 0;
                    energy += known ? point * point : 0;
                }
            Assert.Equal((measured, energy), (map.Measured, map.Energy));
        }, iter: 60);

    private static CorrelationMap Random(int width, int height, int seed)
    {
        var map = new CorrelationMap();
        map.Unpack(Packed(width, height, seed));
        return map;
    }

    private static PackedMap Packed(int width, int height, int seed)
    {
        var random = new Random(seed);
        var map = new PackedMap(width, height, Spacing);
        for (int y = 0; y < height; y++)
            foreach (ref sbyte point in map.Row(y))
                if (random.Next(8) > 0)
                    point = (sbyte)(random.Next(4) == 0 ? 127 * random.Next(-1, 2) : random.Next(-127, 128));
        return map;
    }
}
