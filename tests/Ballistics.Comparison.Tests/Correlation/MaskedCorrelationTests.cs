using Ballistics.Comparison.Correlation;
using CsCheck;

namespace Ballistics.Comparison.Tests.Correlation;

public class MaskedCorrelationTests
{
    private static readonly Gen<(int Width, int Height, int Seed)> Any = Gen.Select(Gen.Int[2, 40], Gen.Int[2, 40], Gen.Int[0, 100_000]);

    [Fact]
    public void The_correlation_is_the_textbooks_over_the_points_both_maps_measured() =>
        Any.Sample((width, height, seed) =>
        {
            (short[] a, short[] maskA) = Map(width, height, seed);
            (short[] b, short[] maskB) = Map(width, height, seed + 1);
            int[] both = [.. Enumerable.Range(0, a.Length).Where(i => maskA[i] != 0 && maskB[i] != 0)];
            double correlation = MaskedCorrelation.Of(a, maskA, width, b, maskB, width, width, height, out int shared);
            Assert.Equal(both.Length, shared);
            if (both.Length < 3)
                return;
            double meanA = both.Average(i => (double)a[i]), meanB = both.Average(i => (double)b[i]);
            double expected = both.Sum(i => (a[i] - meanA) * (b[i] - meanB))
                / Math.Sqrt(both.Sum(i => (a[i] - meanA) * (a[i] - meanA)) * both.Sum(i => (b[i] - meanB) * (b[i] - meanB)));
            Assert.Equal(expected, correlation, 1e-12);
        });

    [Fact]
    public void A_map_correlates_with_itself_as_one_and_with_its_negative_as_minus_one() =>
        Any.Sample((width, height, seed) =>
        {
            (short[] a, short[] mask) = Map(width + 2, height + 2, seed);
            short[] negative = [.. a.Select(z => (short)-z)];
            double self = MaskedCorrelation.Of(a, mask, width + 2, a, mask, width + 2, width + 2, height + 2, out int shared);
            if (shared < 3)
                return;
            Assert.Equal(1, self, 1e-12);
            Assert.Equal(-1, MaskedCorrelation.Of(a, mask, width + 2, negative, mask, width + 2, width + 2, height + 2, out _), 1e-12);
        });

    [Fact]
    public void Maps_that_share_nothing_and_flat_ones_have_no_correlation()
    {
        short[] values = [1, 2, 3, 4], left = [1, 1, 0, 0], right = [0, 0, 1, 1], all = [1, 1, 1, 1], flat = [5, 5, 5, 5];
        Assert.True(double.IsNaN(MaskedCorrelation.Of(values, left, 4, values, right, 4, 4, 1, out int shared)));
        Assert.Equal(0, shared);
        Assert.True(double.IsNaN(MaskedCorrelation.Of(values, all, 4, flat, all, 4, 4, 1, out _)));
    }

    private static (short[] Values, short[] Mask) Map(int width, int height, int seed)
    {
        var random = new Random(seed);
        short[] mask = [.. Enumerable.Range(0, width * height).Select(_ => (short)(random.Next(4) == 0 ? 0 : 1))];
        return ([.. mask.Select(m => (short)(m * random.Next(-127, 128)))], mask);
    }
}
