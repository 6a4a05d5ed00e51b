using Ballistics.Evidence;
using Ballistics.Imaging.Scale;

namespace Ballistics.Imaging.Tests.Scale;

public class ScaledPictureTests
{
    private static readonly MadeHead s_head = new(300, 300, 180);

    [Fact]
    public void What_the_submitter_states_goes_before_what_the_file_says_and_is_marked()
    {
        ScaledPicture scaled = ScaledPicture.Of(s_head.Picture(600), stated: 7e-6, calibre: "9 mm Luger");
        Assert.Equal((SpacingOrigin.Stated, 7e-6), (scaled.Origin, scaled.Acquisition.Image!.Spacing));
        Assert.Contains(scaled.Acquisition.Remarks, remark => remark.Contains("submitter states", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_file_says_goes_before_an_estimate()
    {
        ScaledPicture scaled = ScaledPicture.Of(s_head.Picture(600), calibre: "9 mm Luger");
        Assert.Equal((SpacingOrigin.File, 12.5e-6), (scaled.Origin, scaled.Acquisition.Image!.Spacing));
        Assert.Empty(scaled.Acquisition.Remarks);
    }

    [Theory]
    [InlineData("9 mm Luger", 4.445e-3)]
    [InlineData("9x19mm", 4.445e-3)]
    [InlineData("7.62×39", 5.334e-3)]
    public void A_picture_without_a_spacing_is_scaled_by_its_primer_and_marked_as_estimated(string calibre, double primer)
    {
        ScaledPicture scaled = ScaledPicture.Of(Unscaled(), calibre: calibre);
        Assert.Equal(SpacingOrigin.Estimated, scaled.Origin);
        Assert.InRange(scaled.Acquisition.Image!.Spacing, .97 * primer / (2 * s_head.Primer), 1.03 * primer / (2 * s_head.Primer));
        Assert.Contains(scaled.Acquisition.Remarks, remark => remark.Contains("estimated", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("made-up")]
    [InlineData(".45 Auto")]
    [InlineData(".308 Winchester")]
    public void Without_a_calibre_that_takes_one_size_of_primer_nothing_is_estimated(string? calibre) =>
        Assert.Equal(SpacingOrigin.Unknown, ScaledPicture.Of(Unscaled(), calibre: calibre).Origin);

    [Fact]
    public void Without_a_primer_on_it_nothing_is_estimated()
    {
        float[] texture = MadePicture.Texture(300, 4);
        Acquisition picture = MadePicture.Of(300, (x, y) => .5f + .3f * texture[y * 300 + x], spacing: double.NaN);
        Assert.Equal(SpacingOrigin.Unknown, ScaledPicture.Of(picture, calibre: "9 mm Luger").Origin);
    }

    [Fact]
    public void A_topography_goes_by_its_file_whatever_is_stated()
    {
        Topography surface = MadeSurface.Of(50, 50, (_, _) => 0);
        ScaledPicture scaled = ScaledPicture.Of(new Acquisition { Format = "X3P", Sha256 = "", Topography = surface }, stated: 1e-6);
        Assert.Equal((SpacingOrigin.File, surface.SpacingX), (scaled.Origin, scaled.Acquisition.Topography!.SpacingX));
    }

    private static Acquisition Unscaled() => s_head.Picture(600) is var picture ? picture with { Image = picture.Image!.As(double.NaN, Lighting.Ring) } : picture;
}
