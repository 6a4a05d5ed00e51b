using Ballistics.Comparison.Correlation;
using CsCheck;

namespace Ballistics.Comparison.Tests.Correlation;

public class SurfaceResidualTests
{
    private static readonly Gen<(int Width, int Height, int Seed)> Any = Gen.Select(Gen.Int[1, 70], Gen.Int[1, 20], Gen.Int[0, 100_000]);

    [Fact]
    public void The_residual_is_that_of_the_plain_loop_at_every_width() =>
        Any.Sample((width, height, seed) =>
        {
            (short[] a, short[] maskA) = Map(width, height, seed, 127);
            (short[] b, short[] maskB) = Map(width, height, seed + 1, 1 + seed % 127);
            double found = SurfaceResidual.Of(a, maskA, width, b, maskB, width, width, height);
            Assert.Equal(Plain(a, maskA, b, maskB), found);
            Assert.Equal(found, SurfaceResidual.Of(b, maskB, width, a, maskA, width, width, height));
        });

    [Fact]
    public void What_lies_beside_the_rectangle_does_not_count() =>
        Any.Sample((width, height, seed) =>
        {
            (short[] a, short[] maskA) = Map(width, height, seed, 127);
            (short[] b, short[] maskB) = Map(width, height, seed + 1, 127);
            Assert.Equal(
                SurfaceResidual.Of(a, maskA, width, b, maskB, width, width, height),
                SurfaceResidual.Of(Widen(a, width), Widen(maskA, width), width + 5, b, maskB, width, width, height));
        });

    [Fact]
    public void A_surface_has_all_in_common_with_itself_at_half_its_height_and_nothing_with_itself_upside_down()
    {
        (short[] a, short[] mask) = Map(40, 30, 7, 50);
        Assert.Equal(0, SurfaceResidual.Of(a, mask, 40, [.. a.Select(z => (short)(2 * z))], mask, 40, 40, 30));
        Assert.Equal(1, SurfaceResidual.Of(a, mask, 40, [.. a.Select(z => (short)-z)], mask, 40, 40, 30));
    }

    [Fact]
    public void Normal_surfaces_that_have_nothing_to_do_with_each_other_leave_the_root_of_a_half()
    {
        short[] all = [.. Enumerable.Repeat((short)1, 100 * 100)];
        Assert.Equal(SurfaceResidual.OfUnrelated, SurfaceResidual.Of(Normal(1), all, 100, Normal(2), all, 100, 100, 100), 0.01);
    }

    [Fact]
    public void A_few_points_far_apart_weigh_by_their_distance_and_not_by_its_square()
    {
        (short[] a, short[] mask) = Map(50, 50, 3, 40);
        short[] spoilt = [.. a];
        for (int i = 0; i < spoilt.Length; i += 100)
            spoilt[i] = 127;
        Assert.InRange(SurfaceResidual.Of(a, mask, 50, spoilt, mask, 50, 50, 50), 0.001, 0.06);
    }

    [Fact]
    public void Surfaces_that_share_nothing_and_flat_ones_have_no_residual()
    {
        short[] values = [1, 2, 3, 4], left = [1, 1, 0, 0], right = [0, 0, 1, 1], all = [1, 1, 1, 1], flat = [0, 0, 0, 0];
        Assert.True(double.IsNaN(SurfaceResidual.Of([1, 2, 0, 0], left, 4, [0, 0, 3, 4], right, 4, 4, 1)));
        Assert.True(double.IsNaN(SurfaceResidual.Of(values, all, 4, flat, all, 4, 4, 1)));
    }

    private static double Plain(short[] a, short[] maskA, short[] b, short[] maskB)
    {
        long[] shared = [.. Enumerable.Range(0, a.Length).Where(i => maskA[i] * maskB[i] == 1).Select(i => (long)i)];
        long sumA = shared.Sum(i => Math.Abs((long)a[i])), sumB = shared.Sum(i => Math.Abs((long)b[i])), larger = Math.Max(sumA, sumB);
        if (sumA == 0 || sumB == 0)
            return double.NaN;
        long byA = (128 * sumB + larger / 2) / larger, byB = (128 * sumA + larger / 2) / larger;
        return (double)shared.Sum(i => Math.Abs(a[i] * byA - b[i] * byB)) / (byA * sumA + byB * sumB);
    }

    private static short[] Widen(short[] rows, int width) =>
        [.. rows.Chunk(width).SelectMany(row => (short[])[.. row, .. Enumerable.Repeat((short)1, 5)])];

    private static short[] Normal(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 100 * 100).Select(_ => (short)Math.Round(25 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }

    private static (short[] Values, short[] Mask) Map(int width, int height, int seed, int largest)
    {
        var random = new Random(seed);
        short[] mask = [.. Enumerable.Range(0, width * height).Select(_ => (short)(random.Next(4) == 0 ? 0 : 1))];
        return ([.. mask.Select(m => (short)(m * random.Next(-largest, largest + 1)))], mask);
    }
}
