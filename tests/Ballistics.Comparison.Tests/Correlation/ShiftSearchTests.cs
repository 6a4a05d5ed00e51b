using Ballistics.Comparison.Correlation;

namespace Ballistics.Comparison.Tests.Correlation;

public class ShiftSearchTests
{
    private const int Side = 40, Margin = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_best_shift_by_what_is_shared_is_that_of_the_plain_loop(int seed)
    {
        CorrelationMap first = Map(seed, left: 0, right: 24), second = Map(seed + 10, left: 18, right: Side);
        (int Products, int X, int Y, int Shared) found = Best(first, second, least: 30);
        Assert.Equal(Plain(first, second, least: 30), found);
    }

    [Fact]
    public void A_shift_at_which_too_little_is_shared_is_not_taken()
    {
        CorrelationMap first = Map(1, left: 0, right: 20), second = Map(2, left: 20, right: Side);
        Assert.Equal((0, 0, 0, 1), Best(first, second, least: Side * Side));
    }

    private static (int Products, int X, int Y, int Shared) Best(CorrelationMap first, CorrelationMap second, int least)
    {
        var template = new BlockedMap();
        var mask = new BlockedMap();
        template.Fill(first, 0);
        mask.FillMask(first, 0);
        var turned = new TurnedMap();
        turned.Fill(second, default, first.Width, first.Height, Margin);
        var found = new (int, int, int, int)[1];
        new ShiftSearch().BestByShared([template], [mask], turned, Margin, least, found);
        return found[0];
    }

    private static (int Products, int X, int Y, int Shared) Plain(CorrelationMap first, CorrelationMap second, int least)
    {
        var turned = new TurnedMap();
        turned.Fill(second, default, first.Width, first.Height, Margin);
        (int Products, int X, int Y, int Shared) best = (0, 0, 0, 1);
        for (int shiftX = 0; shiftX <= 2 * Margin; shiftX++)
            for (int shiftY = 0; shiftY <= 2 * Margin; shiftY++)
            {
                int products = 0, shared = 0;
                for (int y = 0; y < Side; y++)
                    for (int x = 0; x < Side; x++)
                    {
                        int under = (y + shiftY) * turned.Stride + x + shiftX;
                        products += first.Values[y * first.Stride + x] * turned.Values[under];
                        shared += first.Mask[y * first.Stride + x] * turned.Mask[under];
                    }
                if (products > 0 && shared >= least && products / Math.Sqrt(shared) > best.Products / Math.Sqrt(best.Shared))
                    best = (products, shiftX, shiftY, shared);
            }
        return best;
    }

    /// <summary>A map of noise, measured from one column to another.</summary>
    private static CorrelationMap Map(int seed, int left, int right)
    {
        var random = new Random(seed);
        var packed = new PackedMap(Side, Side, 60e-6);
        for (int y = 0; y < Side; y++)
            for (int x = left; x < right; x++)
                packed.Row(y)[x] = (sbyte)random.Next(-127, 128);
        var map = new CorrelationMap();
        map.Unpack(packed);
        return map;
    }
}
