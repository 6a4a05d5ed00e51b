using Ballistics.Comparison.Correlation;
using CsCheck;

namespace Ballistics.Comparison.Tests.Correlation;

/// <summary>The kernels against the plainest loop that does the same.</summary>
public class ProductSumTests
{
    /// <summary>Two rectangles in maps of their own strides; what lies beside them is as large as what lies within.</summary>
    private static readonly Gen<Rectangles> Any =
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 64], Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 31], Gen.Bool, Gen.Int[0, int.MaxValue - 1])
            .Select((blocks, height, besideA, besideB, offset, extreme, seed) =>
                new Rectangles(32 * blocks, height, 32 * blocks + besideA, 32 * blocks + besideB, offset, extreme, seed));

    [Fact]
    public void A_sum_of_products_is_that_of_the_plain_loop() =>
        Any.Sample(maps =>
        {
            int expected = 0;
            for (int y = 0; y < maps.Height; y++)
                for (int x = 0; x < maps.Width; x++)
                    expected += maps.A[maps.Offset + y * maps.StrideA + x] * maps.B[y * maps.StrideB + x];
            Assert.Equal(expected, ProductSum.Of(in maps.A[maps.Offset], maps.StrideA, in maps.B[0], maps.StrideB, maps.Width, maps.Height));
        }, iter: 500);

    [Theory]
    [InlineData(127)]
    [InlineData(-127)]
    public void The_largest_map_of_the_largest_values_does_not_overflow(short value)
    {
        const int Width = 352, Height = ProductSum.MostPoints / Width;
        short[] a = new short[Width * Height], b = new short[Width * Height];
        Array.Fill(a, value);
        Array.Fill(b, (short)127);
        long expected = (long)Width * Height * value * 127;
        Assert.Equal(expected, ProductSum.Of(in a[0], Width, in b[0], Width, Width, Height));
    }

    private sealed record Rectangles
    {
        public Rectangles(int width, int height, int strideA, int strideB, int offset, bool extreme, int seed)
        {
            (Width, Height, StrideA, StrideB, Offset) = (width, height, strideA, strideB, offset);
            var random = new Random(seed);
            short Value() => (short)(extreme ? 127 * random.Next(-1, 2) : random.Next(-127, 128));
            A = [.. Enumerable.Range(0, offset + strideA * height).Select(_ => Value())];
            B = [.. Enumerable.Range(0, strideB * height).Select(_ => Value())];
        }

        public int Width { get; }

        public int Height { get; }

        public int StrideA { get; }

        public int StrideB { get; }

        public int Offset { get; }

        public short[] A { get; }

        public short[] B { get; }
    }
}
