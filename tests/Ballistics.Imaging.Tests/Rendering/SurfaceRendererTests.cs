using Ballistics.Evidence;
using Ballistics.Imaging.Rendering;
using OpenCvSharp;

namespace Ballistics.Imaging.Tests.Rendering;

public class SurfaceRendererTests
{
    private static Topography Surface(int width, int height, Func<int, int, double> z, double spacingX = 1e-6, double spacingY = 1e-6)
    {
        var heights = new float[width * height];
        for (int i = 0; i < heights.Length; i++)
            heights[i] = (float)z(i % width, i / width);
        return new Topography(width, height, spacingX, spacingY, heights);
    }

    private static Topography Bump(int size = 41) =>
        Surface(size, size, (x, y) => 1e-6 * Math.Exp(-((x - size / 2) * (x - size / 2) + (y - size / 2) * (y - size / 2)) / 50.0));

    private static Mat Decode(byte[] png) => Cv2.ImDecode(png, ImreadModes.Unchanged);

    [Fact]
    public void The_side_of_a_bump_that_faces_the_light_is_bright()
    {
        byte[] grey = ReliefShading.Shade(Bump());
        Assert.True(grey[16 * 41 + 16] > 200, "upper left");
        Assert.True(grey[24 * 41 + 24] < 55, "lower right");
        Assert.InRange(grey[20 * 41 + 20], 120, 136);

        byte[] fromRight = ReliefShading.Shade(Bump(), 0);
        Assert.True(fromRight[20 * 41 + 25] > 200 && fromRight[20 * 41 + 15] < 55);
    }

    [Fact]
    public void A_tilt_does_not_change_the_picture()
    {
        Topography bump = Bump(), tilted = Surface(41, 41, (x, y) => bump[x, y] + 1e-6 * x - 2e-6 * y);
        byte[] one = ReliefShading.Shade(bump), other = ReliefShading.Shade(tilted);
        for (int i = 0; i < one.Length; i++)
            Assert.InRange(one[i] - other[i], -1, 1);
    }

    [Fact]
    public void One_outlier_does_not_take_the_contrast_of_the_rest()
    {
        Topography bump = Bump(101), spiked = Surface(101, 101, (x, y) => x == 5 && y == 5 ? 1e-3 : bump[x, y]);
        byte[] one = ReliefShading.Shade(bump), other = ReliefShading.Shade(spiked);
        Assert.InRange(one[45 * 101 + 45] - other[45 * 101 + 45], -3, 3);
    }

    [Fact]
    public void Flat_and_unmeasured_surfaces_are_drawn_too()
    {
        Assert.All(ReliefShading.Shade(Surface(5, 4, (_, _) => 3e-6)), grey => Assert.Equal(ReliefShading.Middle, grey));
        using Mat nothing = Decode(SurfaceRenderer.Render(Surface(5, 4, (_, _) => double.NaN)));
        Assert.Equal(new Size(5, 4), nothing.Size());
        using Mat point = Decode(SurfaceRenderer.Render(Surface(1, 1, (_, _) => 0)));
        Assert.Equal(new Size(1, 1), point.Size());
    }

    [Fact]
    public void Unmeasured_points_are_transparent_or_flat()
    {
        Topography surface = Surface(6, 5, (x, y) => x == 2 ? double.NaN : x * y * 1e-7);
        using Mat transparent = Decode(SurfaceRenderer.Render(surface));
        Assert.Equal(4, transparent.Channels());
        Assert.Equal((0, 255), (transparent.At<Vec4b>(3, 2).Item3, transparent.At<Vec4b>(3, 4).Item3));
        using Mat flat = Decode(SurfaceRenderer.Render(surface, new RenderOptions { TransparentWhereUnmeasured = false, UnmeasuredGrey = 17 }));
        Assert.Equal(1, flat.Channels());
        Assert.Equal(17, flat.At<byte>(3, 2));
    }

    [Theory]
    [InlineData(null, null, 60, 40)]
    [InlineData(2e-6, null, 30, 20)]
    [InlineData(null, 15, 15, 10)]
    [InlineData(.5e-6, null, 120, 80)]
    [InlineData(.5e-6, 30, 30, 20)]
    [InlineData(1.0, null, 1, 1)]
    public void Pictures_have_the_pixels_asked_for(double? pixel, int? most, int width, int height)
    {
        Topography surface = Surface(60, 40, (x, y) => 1e-7 * Math.Sin(x / 3.0) * y);
        using Mat picture = Decode(SurfaceRenderer.Render(surface, new RenderOptions { PixelSize = pixel, MaximumWidth = most }));
        Assert.Equal(new Size(width, height), picture.Size());
    }

    [Fact]
    public void Points_that_are_not_square_are_drawn_square()
    {
        using Mat picture = Decode(SurfaceRenderer.Render(Surface(60, 40, (x, _) => x * 1e-8, 1e-6, 2e-6)));
        Assert.Equal(new Size(30, 40), picture.Size());
    }

    [Fact]
    public void Pixels_too_many_or_none_are_refused()
    {
        Topography surface = Surface(60, 40, (_, _) => 0);
        foreach (RenderOptions options in new[] { new RenderOptions { PixelSize = 1e-12 }, new() { PixelSize = 0 }, new() { PixelSize = double.NaN }, new() { MaximumWidth = 0 } })
            Assert.Throws<ArgumentException>(() => SurfaceRenderer.Render(surface, options));
    }

    [Fact]
    public void Written_pictures_hold_the_bytes_given()
    {
        using Mat grey = Decode(PngWriter.Grey(2, 1, [3, 250]));
        Assert.Equal((3, 250), (grey.At<byte>(0, 0), grey.At<byte>(0, 1)));
        using Mat colour = Decode(PngWriter.Rgba(1, 1, [1, 2, 3, 4]));
        Assert.Equal(new Vec4b(3, 2, 1, 4), colour.At<Vec4b>(0, 0));
        Assert.Throws<ArgumentException>(() => PngWriter.Grey(2, 2, [1]));
    }
}
