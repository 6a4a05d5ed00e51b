using Ballistics.Imaging.Surfaces;
using CsCheck;

namespace Ballistics.Imaging.Tests.Surfaces;

public class OrderStatisticsTests
{
    [Fact]
    public void The_selected_value_is_the_one_that_sorting_puts_in_its_place() =>
        Gen.Select(Gen.Int[-20, 20].Array[1, 256], Gen.Int[0, 1_000_000]).Sample((numbers, place) =>
        {
            float[] values = [.. numbers.Select(number => number / 3f)], sorted = [.. values.Order()];
            place %= values.Length;
            Assert.Equal(sorted[place], OrderStatistics.Select(values.AsSpan(), place));
            Assert.True(values[..place].All(value => value <= sorted[place]) && values[place..].All(value => value >= sorted[place]));
        });

    [Fact]
    public void The_selected_magnitude_is_the_one_that_sorting_puts_in_its_place() =>
        Gen.Select(Gen.Float[0, float.MaxValue].Array[1, 256], Gen.Float[0, 2e-6f].Array[0, 256], Gen.Int[0, 1_000_000]).Sample((wide, narrow, place) =>
        {
            float[] values = [.. wide, .. narrow, 0, float.PositiveInfinity], sorted = [.. values.Order()];
            place %= values.Length;
            Assert.Equal(sorted[place], OrderStatistics.SelectMagnitude(values, place));
        });
}
