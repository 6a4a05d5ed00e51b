using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Rendering;
using Ballistics.Tests;

namespace Ballistics.Imaging.Tests.Formats;

public class X3pMaskTests
{
    private static Acquisition Read(byte[] mask, string legend = "") =>
        AcquisitionReader.Read(new X3pSample { Extra = legend, More = [("bindata/mask.png", mask)] }.ToBytes());

    private static byte[] Picture(params int[] colours) =>
        PngWriter.Rgba(3, 2, [.. colours.SelectMany(rgb => new[] { (byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb, byte.MaxValue })]);

    [Fact]
    public void Colours_near_those_of_the_legend_take_their_meaning()
    {
        Acquisition acquisition = Read(Picture(0xb1571d, 0x131b47, 0x427e2d, 0xffff10, 0xc06b26, 0x57005a), """
            <Mask><Background>#CD7F32FF</Background><Annotations><Annotation color="#1f376c">break-off</Annotation>
            <Annotation color="#629d4b">right groove</Annotation><Annotation color="800080ff">left groove</Annotation>
            <Annotation color="#ffff00">no striae</Annotation></Annotations></Mask>
            """);
        Assert.Equal<byte>([0, 1, 2, 4, 0, 3], acquisition.Mask!.Labels.ToArray());
        Assert.Equal(["", "break-off", "right groove", "left groove", "no striae"], acquisition.Mask.Legend.Select(label => label.Meaning));
        Assert.Equal("#cd7f32", acquisition.Mask.Legend[0].Colour);
        Assert.Empty(acquisition.Remarks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<Mask><Background>#cd7f32</Background><Annotations/><Version>2</Version></Mask>")]
    public void Without_a_legend_white_on_black_is_the_mark(string legend)
    {
        Acquisition acquisition = Read(Picture(0, 0xffffff, 0xfefefe, 0, 0x050505, 0), legend);
        Assert.Equal<byte>([0, 1, 1, 0, 0, 0], acquisition.Mask!.Labels.ToArray());
        Assert.Equal([new MaskLabel("#000000", ""), new MaskLabel("#ffffff", "")], acquisition.Mask.Legend);
        Assert.Single(acquisition.Remarks);
    }

    [Fact]
    public void Without_a_legend_colours_are_told_apart()
    {
        Acquisition acquisition = Read(Picture(0xff0000, 0xff0000, 0xff0000, 0x0000ff, 0x0000ff, 0xfb0404));
        Assert.Equal<byte>([0, 0, 0, 1, 1, 0], acquisition.Mask!.Labels.ToArray());
    }

    [Fact]
    public void A_mask_that_cannot_be_read_is_left_out_and_said_so()
    {
        foreach (byte[] mask in new[] { PngWriter.Grey(2, 2, new byte[4]), [1, 2, 3], [], Picture(0, 0, 0, 0, 0, 0)[..40] })
        {
            Acquisition acquisition = Read(mask);
            Assert.Null(acquisition.Mask);
            Assert.Contains("mask", Assert.Single(acquisition.Remarks), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("K013sA1.x3p", 1, .13285)]
    [InlineData("sample-land.x3p", 4, .15763)]
    public void Masks_of_real_scans_cover_what_was_drawn(string file, int label, double share)
    {
        Acquisition acquisition = AcquisitionReader.Read(File.ReadAllBytes(RealData.Path($"formats/x3p/{file}")));
        DrawnMask mask = acquisition.Mask!;
        Assert.Equal((acquisition.Topography!.Width, acquisition.Topography.Height), (mask.Width, mask.Height));
        Assert.Equal(share, mask.Labels.ToArray().Count(found => found == label) / (double)mask.Labels.Length, 1e-3);
    }

    [Fact]
    public void Scans_without_a_mask_have_none() => Assert.Null(AcquisitionReader.Read(new X3pSample().ToBytes()).Mask);
}
