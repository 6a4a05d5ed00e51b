using Ballistics.Imaging.Filters;
using CsCheck;

namespace Ballistics.Imaging.Tests.Filters;

public class RunningGaussianTests
{
    private static readonly Gen<(int Width, int Rows, double Deviation, int Seed)> Any =
        Gen.Select(Gen.Int[1, 200], Gen.Int[1, 9], Gen.Double[0, 20], Gen.Int[0, 100_000]);

    [Fact]
    public void A_row_among_others_is_smoothed_to_the_same_bits_as_alone() =>
        Any.Sample((width, rows, deviation, seed) =>
        {
            float[] map = Map(width * rows, seed), smooth = new float[map.Length];
            RunningGaussian.SmoothRows(map, width, deviation, smooth);
            for (int y = 0; y < rows; y++)
                Assert.Equal(RunningGaussian.Smooth(map.AsSpan(y * width, width), deviation), smooth[(y * width)..((y + 1) * width)]);
        });

    [Fact]
    public void A_smoothed_point_is_what_three_running_means_make_of_what_was_measured() =>
        Any.Sample((width, _, deviation, seed) =>
        {
            float[] line = Map(width, seed), smooth = RunningGaussian.Smooth(line, deviation);
            int reach = (int)Math.Round((Math.Sqrt(4 * deviation * deviation + 1) - 1) / 2);
            double[] sums = [.. line.Select(z => float.IsNaN(z) ? 0.0 : z)], weights = [.. line.Select(z => float.IsNaN(z) ? 0.0 : 1)];
            for (int pass = 0; pass < 3; pass++)
                (sums, weights) = (Summed(sums, reach), Summed(weights, reach));
            for (int x = 0; x < width; x++)
                if (weights[x] < 0.5)
                    Assert.Equal(float.NaN, smooth[x]);
                else
                    Assert.Equal(sums[x] / weights[x], smooth[x], 1e-3);
        });

    private static double[] Summed(double[] values, int reach) =>
        [.. values.Select((_, x) => values[Math.Max(0, x - reach)..Math.Min(values.Length, x + reach + 1)].Sum())];

    private static float[] Map(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(6) == 0 ? float.NaN : (float)random.NextDouble() * 10 - 3)];
    }
}
