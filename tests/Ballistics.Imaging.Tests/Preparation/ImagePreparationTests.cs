using Ballistics.Evidence;
using Ballistics.Imaging.Preparation;
using Ballistics.Imaging.Regions;

namespace Ballistics.Imaging.Tests.Preparation;

public class ImagePreparationTests
{
    private const int Size = 300;
    private static readonly float[] Texture = MadePicture.Texture(Size, seed: 5);

    [Fact]
    public void Brightness_and_contrast_change_nothing_that_is_compared() =>
        AssertAlike(Prepared(v => 0.3f + 0.2f * v), Prepared(v => 0.45f + 0.08f * v), 0.995);

    [Fact]
    public void A_camera_with_another_gamma_changes_next_to_nothing() =>
        AssertAlike(Prepared(v => 0.4f + 0.2f * v), Prepared(v => (float)Math.Pow(0.4f + 0.2f * v, 0.6)), 0.99);

    [Fact]
    public void Light_that_falls_off_linearly_across_the_picture_changes_next_to_nothing()
    {
        PreparedMark even = Prepare(MadePicture.Of(Size, (x, y) => 0.4f + 0.15f * Texture[y * Size + x]));
        PreparedMark shaded = Prepare(MadePicture.Of(Size, (x, y) => (0.4f + 0.15f * Texture[y * Size + x]) * (0.5f + 1.0f * x / Size)));
        AssertAlike(even, shaded, 0.98);
    }

    [Fact]
    public void A_dome_under_a_ring_light_changes_next_to_nothing()
    {
        PreparedMark flat = Prepare(MadePicture.Of(Size, (x, y) => 0.4f + 0.1f * Texture[y * Size + x]));
        PreparedMark dome = Prepare(MadePicture.Of(Size, (x, y) =>
            (0.4f + 0.1f * Texture[y * Size + x]) * (float)(1.2 - 0.8 * (Math.Pow(x - Size / 2.0, 2) + Math.Pow(y - Size / 2.0, 2)) / (Size * Size / 4.0))));
        AssertAlike(flat, dome, 0.95);
    }

    [Fact]
    public void Saturated_pixels_are_unmeasured()
    {
        PreparedMark mark = Prepare(MadePicture.Of(Size, (x, y) => (x - 150) * (x - 150) + (y - 100) * (y - 100) < 64 ? 1 : 0.4f + 0.15f * Texture[y * Size + x]));
        Assert.True(float.IsNaN(mark.Surface[150, 100]));
        Assert.False(float.IsNaN(mark.Surface[150, 200]));
    }

    [Fact]
    public void A_picture_is_brought_to_the_spacing_of_its_kind_and_says_what_it_was_lit_by()
    {
        PreparedMark mark = Prepare(MadePicture.Of(Size, (x, y) => 0.4f + 0.15f * Texture[y * Size + x], Lighting.Side, 6.25e-6));
        Assert.Equal((Size / 2, Size / 2, 12.5e-6), (mark.Surface.Width, mark.Surface.Height, mark.Surface.SpacingX));
        Assert.Equal(Modality.SideLight, mark.Modality);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    [InlineData(0.5f)]
    public void A_picture_of_one_grey_is_refused(float grey)
    {
        RejectedScanException error = Assert.Throws<RejectedScanException>(() => Prepare(MadePicture.Of(Size, (_, _) => grey)));
        Assert.True(error.Reason is RejectionReason.TooLittleMeasured or RejectionReason.Flat, $"{error.Reason}");
    }

    [Fact]
    public void A_huge_smooth_gradient_is_refused() => Assert.Contains(
        Assert.Throws<RejectedScanException>(() => Prepare(MadePicture.Of(Size, (x, y) => 0.02f + 0.95f * (x + y) / (2 * Size)))).Reason,
        (RejectionReason[])[RejectionReason.Flat, RejectionReason.TooSmall, RejectionReason.TooLittleMeasured]);

    [Fact]
    public void A_tiny_picture_is_refused_as_too_small() => Assert.Equal(
        RejectionReason.TooSmall, Assert.Throws<RejectedScanException>(() => Prepare(MadePicture.Of(8, (x, y) => 0.1f + 0.01f * (x * 7 + y * 3)))).Reason);

    [Fact]
    public void A_picture_of_unknown_scale_or_light_is_refused_by_name()
    {
        Assert.Equal(RejectionReason.UnknownSpacing, Refusal(Lighting.Ring, double.NaN));
        Assert.Equal(RejectionReason.UnknownLighting, Refusal(Lighting.Unknown, 12.5e-6));
    }

    private static RejectionReason Refusal(Lighting lighting, double spacing) =>
        Assert.Throws<RejectedScanException>(() => Prepare(MadePicture.Of(Size, (x, y) => 0.4f + 0.15f * Texture[y * Size + x], lighting, spacing))).Reason;

    private static PreparedMark Prepared(Func<float, float> grey) => Prepare(MadePicture.Of(Size, (x, y) => grey(Texture[y * Size + x])));

    private static PreparedMark Prepare(Acquisition picture)
    {
        MarkKind kind = MarkKind.BreechFaceImpression;
        return MarkPreparation.Prepare(picture, RegionLocator.Locate(picture, kind), kind);
    }

    private static void AssertAlike(PreparedMark a, PreparedMark b, double least)
    {
        double products = 0, first = 0, second = 0;
        for (int i = 0; i < a.Surface.Heights.Length; i++)
            if (a.Surface.Heights[i] is var x && b.Surface.Heights[i] is var y && !float.IsNaN(x) && !float.IsNaN(y))
            {
                products += (double)x * y;
                first += (double)x * x;
                second += (double)y * y;
            }
        double correlation = products / Math.Sqrt(first * second);
        Assert.True(correlation >= least, $"The prepared pictures correlate by {correlation:F4}; {least} was asked for.");
        Assert.InRange(second / first, 0.8, 1.25);
    }
}
