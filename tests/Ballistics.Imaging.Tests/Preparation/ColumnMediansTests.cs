using Ballistics.Imaging.Preparation;
using CsCheck;

namespace Ballistics.Imaging.Tests.Preparation;

public class ColumnMediansTests
{
    [Fact]
    public void Every_point_is_held_against_the_median_of_what_was_measured_about_it() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 12], Gen.Int[0, 9], Gen.Int[0, 100_000]).Sample((width, height, missing, seed) =>
        {
            var random = new Random(seed);
            float[] heights = [.. Enumerable.Range(0, width * height).Select(_ => random.Next(10) < missing ? float.NaN : random.Next(-50, 51) / 7f)];
            var away = new float[width];
            for (int y = 0; y < height; y++)
            {
                ColumnMedians.Subtract(heights, width, height, y, away);
                for (int x = 0; x < width; x++)
                {
                    float[] near = [.. Enumerable.Range(y - 2, 5).Where(row => row >= 0 && row < height).Select(row => heights[row * width + x]).Where(z => !float.IsNaN(z)).Order()];
                    float expected = near.Length == 0 ? float.NaN : heights[y * width + x] - near[near.Length / 2];
                    Assert.Equal(expected, away[x]);
                }
            }
        });
}
