using Ballistics.Comparison.Correlation;
using CsCheck;

namespace Ballistics.Comparison.Tests.Correlation;

/// <summary>Energies under masks, from their corners, against the plainest loop that does the same.</summary>
public class MaskCornersTests
{
    [Fact]
    public void Energies_at_every_shift_are_those_of_the_plain_loop() =>
        Gen.Select(Gen.Int[1, 48], Gen.Int[1, 48], Gen.Int[1, 26], Gen.Int[0, 10], Gen.Int[0, int.MaxValue - 1]).Sample((width, height, shifts, density, seed) =>
        {
            var random = new Random(seed);
            int stride = (width + shifts + 40) / 32 * 32 + 32, rows = height + shifts;
            short[] map = [.. Enumerable.Range(0, stride * rows).Select(i => (short)(i % stride < width + shifts ? random.Next(-127, 128) : 0))];
            short[][] masks = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, width * height).Select(_ => (short)(random.Next(10) < density ? -1 : 0)).ToArray())];
            var squares = new SquareSums();
            squares.Fill(map, stride, rows);
            var corners = new MaskCorners();
            foreach (short[] mask in masks)
                corners.Add(mask, width, width, height);
            int pitch = (shifts + 7) / 8 * 8, left = random.Next(2), top = random.Next(2);
            var energies = new int[pitch * shifts];
            for (int i = 0; i < masks.Length; i++)
            {
                corners.Energies(i, squares, left, top, shifts, pitch, energies);
                for (int shiftY = 0; shiftY < shifts; shiftY++)
                    for (int shiftX = 0; shiftX < shifts; shiftX++)
                    {
                        int expected = 0;
                        for (int y = 0; y < height; y++)
                            for (int x = 0; x < width; x++)
                                if (masks[i][y * width + x] != 0 && map[(top + shiftY + y) * stride + left + shiftX + x] is var value)
                                    expected += value * value;
                        Assert.Equal(expected, energies[shiftY * pitch + shiftX]);
                    }
            }
        }, iter: 60);

    [Fact]
    public void Sums_that_exceed_32_bits_still_give_the_energy_under_a_mask()
    {
        const int Stride = 416, Height = 340;
        var map = new short[Stride * Height];
        Array.Fill(map, (short)127);
        var squares = new SquareSums();
        squares.Fill(map, Stride, Height);
        Assert.True((long)Stride * Height * 127 * 127 > int.MaxValue);
        var corners = new MaskCorners();
        corners.Add(Enumerable.Repeat((short)1, 400).ToArray(), 20, 20, 20);
        var energies = new int[8];
        corners.Energies(0, squares, Stride - 20, Height - 20, 1, 8, energies);
        Assert.Equal(400 * 127 * 127, energies[0]);
    }
}
