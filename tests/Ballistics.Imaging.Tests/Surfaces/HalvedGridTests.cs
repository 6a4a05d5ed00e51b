using Ballistics.Evidence;
using Ballistics.Imaging.Surfaces;
using CsCheck;

namespace Ballistics.Imaging.Tests.Surfaces;

public class HalvedGridTests
{
    [Fact]
    public void Twice_the_spacing_is_bit_for_bit_the_mean_of_four_points_where_two_were_measured() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Double[0, 0.8], Gen.Int[1, 40], Gen.Int[1, 6]).Sample((seed, missing, halfWidth, halfHeight) =>
        {
            var random = new Random(seed);
            Topography surface = MadeSurface.Of(2 * halfWidth, 2 * halfHeight, (_, _) => random.NextDouble() < missing ? double.NaN : (random.NextDouble() - 0.5) * 1e-6);
            Topography halved = Resampling.ToSpacing(surface, 2 * MadeSurface.Spacing);
            Assert.Equal((halfWidth, halfHeight), (halved.Width, halved.Height));
            for (int y = 0; y < halfHeight; y++)
                for (int x = 0; x < halfWidth; x++)
                {
                    float[] beneath =
                        [.. new[] { surface[2 * x, 2 * y], surface[2 * x + 1, 2 * y], surface[2 * x, 2 * y + 1], surface[2 * x + 1, 2 * y + 1] }.Where(z => !float.IsNaN(z))];
                    float mean = beneath.Length < 2 ? float.NaN : (float)(beneath.Aggregate(0.0, (sum, z) => sum + z) / beneath.Length);
                    Assert.Equal(BitConverter.SingleToInt32Bits(mean), BitConverter.SingleToInt32Bits(halved[x, y]));
                }
        });
}
