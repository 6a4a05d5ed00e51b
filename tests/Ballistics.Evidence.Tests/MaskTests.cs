namespace Ballistics.Evidence.Tests;

public class MaskTests
{
    private static readonly MaskLabel[] Legend = [new("#000000", ""), new("#ff0000", "breech face")];

    [Theory]
    [InlineData(2, 2, 3)]
    [InlineData(0, 2, 0)]
    [InlineData(2, -2, 4)]
    public void A_drawn_mask_whose_labels_do_not_fill_the_grid_is_refused(int width, int height, int labels)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new DrawnMask(width, height, new byte[labels], Legend));
        Assert.Contains($"{labels} labels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_without_a_legend_is_refused_by_its_number()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new DrawnMask(2, 1, [1, 2], Legend));
        Assert.Contains("Label 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drawn_mask_keeps_its_labels() => Assert.Equal([0, 1], new DrawnMask(2, 1, [0, 1], Legend).Labels.ToArray());

    [Theory]
    [InlineData(2, 2, 5)]
    [InlineData(0, 0, 0)]
    public void A_region_whose_flags_do_not_fill_the_grid_is_refused(int width, int height, int flags)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new RegionOfInterest(width, height, new bool[flags], RegionOrigin.Drawn));
        Assert.Contains($"{flags} flags", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 2, 5)]
    [InlineData(0, 1, 0)]
    public void A_picture_whose_values_do_not_fill_the_grid_is_refused(int width, int height, int values) =>
        Assert.Throws<ArgumentException>(() => new ReflectanceImage(width, height, new float[values], double.NaN, Lighting.Unknown));
}
