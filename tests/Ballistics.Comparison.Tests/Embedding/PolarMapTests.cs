using Ballistics.Comparison.Correlation;
using Ballistics.Comparison.Embedding;

namespace Ballistics.Comparison.Tests.Embedding;

public class PolarMapTests
{
    [Theory]
    [InlineData(90, 0, 0)]
    [InlineData(143, 0, 0)]
    [InlineData(144, 100e-6, -50e-6)]
    [InlineData(201, -50e-6, 100e-6)]
    [InlineData(200, 7e-6, -13e-6)]
    [InlineData(1, 0, 0)]
    public void Every_level_is_what_four_neighbours_of_the_smoothed_map_say(int side, double offsetX, double offsetY)
    {
        var random = new Random(side);
        var map = new PackedMap(side, side, Parameters.FineSpacing);
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++)
                map.Row(y)[x] = random.Next(5) == 0 ? PackedMap.Unmeasured : (sbyte)random.Next(-127, 128);
        var levels = new sbyte[PolarMap.Rings * PolarMap.Angles];
        new PolarMap(map).Sample(offsetX, offsetY, levels);
        Assert.Equal([.. Enumerable.Range(0, levels.Length).Select(i => Plain(map, offsetX, offsetY, i))], levels);
    }

    private static sbyte Plain(PackedMap map, double offsetX, double offsetY, int i)
    {
        (double sin, double cos) = Math.SinCos(i % PolarMap.Angles * 2 * Math.PI / PolarMap.Angles);
        double radius = PolarMap.FirstRadius + i / PolarMap.Angles * PolarMap.RingSpacing, middle = (map.Width - 1) / 2.0;
        int x = (int)Math.Round((middle + offsetX / map.Spacing + radius * cos / map.Spacing) * 16);
        int y = (int)Math.Round((middle + offsetY / map.Spacing + radius * sin / map.Spacing) * 16);
        if (x < 0 || y < 0 || x >= (map.Width - 1) * 16 || y >= (map.Height - 1) * 16)
            return PolarMap.Unmeasured;
        int sum = 0, weight = 0;
        for (int row = -1; row <= 2; row++)
            for (int column = -1; column <= 2; column++)
                if (At(map, x / 16 + column, y / 16 + row) is sbyte level and not PackedMap.Unmeasured)
                {
                    int share = Share(column, x % 16) * Share(row, y % 16);
                    (sum, weight) = (sum + share * level, weight + share);
                }
        return weight < 16 * 16 * 16 / 2 ? PolarMap.Unmeasured : (sbyte)Math.Round((double)sum / weight);
    }

    // Of 1-2-1 about the point and about the next, in sixteenths.
    private static int Share(int step, int part) => (16 - part) * OneTwoOne(step) + part * OneTwoOne(step - 1);

    private static int OneTwoOne(int step) => step switch { 0 => 2, 1 or -1 => 1, _ => 0 };

    private static sbyte At(PackedMap map, int x, int y) => x < 0 || y < 0 || x >= map.Width || y >= map.Height ? PackedMap.Unmeasured : map.Row(y)[x];
}
