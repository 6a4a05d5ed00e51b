using Ballistics.Comparison.Correlation;
using CsCheck;

namespace Ballistics.Comparison.Tests.Correlation;

/// <summary>The kernel of the search over shifts against the plainest loop that does the same.</summary>
public class ShiftedProductsTests
{
    private const int Block = CorrelationMap.Block;

    [Fact]
    public void Sums_at_every_shift_are_those_of_the_plain_loop() =>
        Gen.Select(Gen.Int[1, 256], Gen.Int[1, 256], Gen.Int[1, 33], Gen.Int[0, 3], Gen.Bool, Gen.Int[0, int.MaxValue - 1])
            .Sample((width, height, shifts, beside, extreme, seed) =>
            {
                var random = new Random(seed);
                int blocks = (width + Block - 1) / Block, stride = blocks * Block + beside, rows = height + shifts - 1;
                short Value() => (short)(extreme ? 127 * random.Next(-1, 2) : random.Next(-127, 128));
                short[] template = [.. Enumerable.Range(0, blocks * Block * height).Select(i => i % (blocks * Block) < width ? Value() : (short)0)];
                short[] window = [.. Enumerable.Range(0, stride * rows).Select(_ => Value())];
                var still = new short[template.Length];
                var sliding = new short[blocks * Block * rows];
                RowBlocks.Copy(template, blocks * Block, height, blocks, still);
                RowBlocks.Copy(window, stride, rows, blocks, sliding);
                var sums = new int[shifts + ShiftedProducts.Spare];
                ShiftedProducts.Of(still, height, sliding, rows, shifts, sums);
                for (int k = 0; k < shifts; k++)
                {
                    int expected = 0;
                    for (int y = 0; y < height; y++)
                        for (int x = 0; x < width; x++)
                            expected += template[y * blocks * Block + x] * window[(y + k) * stride + x];
                    Assert.Equal(expected, sums[k]);
                }
            }, iter: 60);

    [Fact]
    public void Templates_and_windows_that_do_not_fit_are_refused()
    {
        short[] template = new short[2 * Block], window = new short[3 * Block];
        Assert.Throws<ArgumentException>(() => ShiftedProducts.Of(template, 2, window, 3, 3, new int[18]));
        Assert.Throws<ArgumentException>(() => ShiftedProducts.Of(template, 2, window, 3, 0, new int[18]));
        Assert.Throws<ArgumentException>(() => ShiftedProducts.Of(template.AsSpan(1), 2, window, 3, 2, new int[17]));
        Assert.Throws<ArgumentException>(() => ShiftedProducts.Of(template, 2, window, 3, 2, new int[16]));
        Assert.Throws<ArgumentException>(() => RowBlocks.Copy(window, Block, 4, 1, new short[4 * Block]));
    }
}
