namespace Ballistics.Evidence.Tests;

public class TopographyTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    [InlineData(-1, -3)]
    public void A_topography_without_a_point_is_refused(int width, int height)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new Topography(width, height, 1e-6, 1e-6, new float[3]));
        Assert.Contains($"{width} × {height}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Heights_that_do_not_fill_the_grid_are_refused_with_both_numbers()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new Topography(4, 3, 1e-6, 1e-6, new float[11]));
        Assert.Contains("12", error.Message, StringComparison.Ordinal);
        Assert.Contains("11", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_points_of_a_vast_grid_does_not_wrap_around() =>
        Assert.Throws<ArgumentException>(() => new Topography(1 << 16, 1 << 16, 1e-6, 1e-6, []));

    [Theory]
    [InlineData(0)]
    [InlineData(-1e-6)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_spacing_that_is_not_finite_and_positive_is_refused_in_either_direction(double spacing)
    {
        Assert.Throws<ArgumentException>(() => new Topography(1, 1, spacing, 1e-6, [0]));
        Assert.Throws<ArgumentException>(() => new Topography(1, 1, 1e-6, spacing, [0]));
    }

    [Fact]
    public void No_heights_at_all_are_refused() => Assert.Throws<ArgumentNullException>(() => new Topography(1, 1, 1e-6, 1e-6, null!));

    [Fact]
    public void A_height_is_found_by_column_and_row() =>
        Assert.Equal(5, new Topography(3, 2, 1e-6, 1e-6, [0, 1, 2, 3, 4, 5])[2, 1]);

    [Fact]
    public void The_measured_fraction_counts_what_is_not_NaN() =>
        Assert.Equal(0.75, new Topography(2, 2, 1e-6, 1e-6, [0, float.NaN, -1, 1]).MeasuredFraction);
}
