using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using OpenCvSharp;

namespace Ballistics.Imaging.Tests.Formats;

public class PictureTests
{
    private static readonly byte[] Eight = [0, 10, 20, 30, 40, 50];
    private static readonly float[] Expected = [.. Eight.Select(value => value / 255f)];

    private static ReflectanceImage Read(byte[] bytes) => AcquisitionReader.Read(bytes).Image!;

    private static void AssertGrey(float[] expected, ReflectanceImage image, double within = 1e-6)
    {
        Assert.Equal(expected.Length, image.Intensities.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], image.Intensities[i], within);
    }

    private static byte[] Encode(string extension, MatType type, Array values)
    {
        using var pixels = new Mat(2, 3, type);
        System.Runtime.InteropServices.GCHandle pinned = System.Runtime.InteropServices.GCHandle.Alloc(values, System.Runtime.InteropServices.GCHandleType.Pinned);
        using (var source = Mat.FromPixelData(2, 3, type, pinned.AddrOfPinnedObject()))
            source.CopyTo(pixels);
        pinned.Free();
        Cv2.ImEncode(extension, pixels, out byte[] bytes);
        return bytes;
    }

    [Theory]
    [InlineData(".png", "PNG")]
    [InlineData(".tiff", "TIFF")]
    [InlineData(".bmp", "BMP")]
    public void Eight_bit_grey_is_read_exactly(string extension, string format)
    {
        Acquisition acquisition = AcquisitionReader.Read(Encode(extension, MatType.CV_8UC1, Eight));
        Assert.Equal(format, acquisition.Format);
        Assert.Null(acquisition.Topography);
        Assert.Equal((3, 2), (acquisition.Image!.Width, acquisition.Image.Height));
        Assert.Equal(Lighting.Unknown, acquisition.Image.Lighting);
        AssertGrey(Expected, acquisition.Image);
    }

    [Fact]
    public void JPEG_is_read_nearly() => AssertGrey(Expected, Read(Encode(".jpg", MatType.CV_8UC1, Eight)), .02);

    [Theory]
    [InlineData(".png")]
    [InlineData(".tiff")]
    public void Sixteen_bits_are_kept(string extension)
    {
        ushort[] values = [0, 1, 2, 40000, 40001, 65535];
        AssertGrey([.. values.Select(value => value / 65535f)], Read(Encode(extension, MatType.CV_16UC1, values)), 1e-7);
    }

    [Fact]
    public void Floating_point_TIFF_within_0_and_1_is_kept_and_beyond_is_stretched()
    {
        float[] values = [0, .1f, .2f, .5f, .9f, 1];
        Acquisition kept = AcquisitionReader.Read(Encode(".tiff", MatType.CV_32FC1, values));
        AssertGrey(values, kept.Image!);
        Assert.Empty(kept.Remarks);

        Acquisition stretched = AcquisitionReader.Read(Encode(".tiff", MatType.CV_32FC1, values.Select(value => value * 500 - 100).ToArray()));
        AssertGrey(values, stretched.Image!);
        Assert.Contains("stretched", Assert.Single(stretched.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Floating_point_values_that_are_none_are_black_and_said_so()
    {
        Acquisition acquisition = AcquisitionReader.Read(Encode(".tiff", MatType.CV_32FC1, new[] { float.NaN, .5f, 1, float.PositiveInfinity, 0, .25f }));
        AssertGrey([0, .5f, 1, 0, 0, .25f], acquisition.Image!);
        Assert.Contains("2 pixels", Assert.Single(acquisition.Remarks), StringComparison.Ordinal);
        Refusal.Of(RejectionReason.TooLittleMeasured, Encode(".tiff", MatType.CV_32FC1, Enumerable.Repeat(float.NaN, 6).ToArray()));
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".tiff")]
    [InlineData(".bmp")]
    public void Colours_become_their_luminance(string extension)
    {
        // Blue, green, red, as OpenCV keeps them.
        byte[] values = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 10, 20, 30];
        double last = Srgb.Encode(.0722 * Srgb.Linear(10 / 255.0) + .7152 * Srgb.Linear(20 / 255.0) + .2126 * Srgb.Linear(30 / 255.0));
        AssertGrey([(float)Srgb.Encode(.0722), (float)Srgb.Encode(.7152), (float)Srgb.Encode(.2126), 1, 0, (float)last], Read(Encode(extension, MatType.CV_8UC3, values)));
    }

    [Fact]
    public void Transparency_is_blended_onto_black()
    {
        byte[] white = [.. Enumerable.Range(0, 6).SelectMany(i => new byte[] { 255, 255, 255, (byte)(i * 51) })];
        AssertGrey([0, .2f, .4f, .6f, .8f, 1], Read(Encode(".png", MatType.CV_8UC4, white)));
        AssertGrey([0, .2f, .4f, .6f, .8f, 1], Read(new TiffSample(3, 2, 8, white) { Samples = 4, Photometric = 2, ExtraSample = 2 }.ToBytes()), .01);
    }

    [Fact]
    public void Colours_of_a_palette_are_looked_up()
    {
        byte[] palette = [0, 0, 0, 255, 255, 255, 255, 0, 0];
        AssertGrey([0, 1, (float)Srgb.Encode(.2126)], Read(new PngSample(3, 1, 8, 3, [[0, 1, 2]]) { Before = [("PLTE", palette)] }.ToBytes()));
        ushort[] map = new ushort[768];
        map[1] = map[257] = map[513] = map[2] = ushort.MaxValue;
        AssertGrey([0, 1, (float)Srgb.Encode(.2126)], Read(new TiffSample(3, 1, 8, [0, 1, 2]) { Photometric = 3, Palette = map }.ToBytes()));
    }

    [Fact]
    public void White_may_be_zero() => AssertGrey([1, 0], Read(new TiffSample(2, 1, 8, [0, 255]) { Photometric = 0 }.ToBytes()));

    [Theory]
    [InlineData(1, "012345", 3)]
    [InlineData(2, "210543", 3)]
    [InlineData(3, "543210", 3)]
    [InlineData(4, "345012", 3)]
    [InlineData(5, "031425", 2)]
    [InlineData(6, "304152", 2)]
    [InlineData(7, "524130", 2)]
    [InlineData(8, "251403", 2)]
    public void Pictures_are_turned_upright_as_EXIF_asks(int orientation, string order, int width)
    {
        float[] expected = [.. order.Select(digit => (digit - '0') * 10 / 255f)];
        byte[] exif = [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 1, 0, 18, 1, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0];
        var images = new List<ReflectanceImage>
        {
            Read(new PngSample(3, 2, 8, 0, [Eight[..3], Eight[3..]]) { Before = [("eXIf", exif)] }.ToBytes()),
            Read(new TiffSample(3, 2, 8, Eight) { Orientation = orientation }.ToBytes()),
            Read(new TiffSample(3, 2, 16, [.. Eight.SelectMany(value => new[] { value, value })]) { Orientation = orientation }.ToBytes()),
            Read(new TiffSample(3, 2, 32, [.. Eight.SelectMany(value => BitConverter.GetBytes(value / 255f))]) { Orientation = orientation, SampleFormat = 3 }.ToBytes()),
        };
        foreach (ReflectanceImage image in images)
        {
            Assert.Equal(width, image.Width);
            AssertGrey(expected, image);
        }
        byte[] jpeg = Encode(".jpg", MatType.CV_8UC1, Eight), app1 = [.. "Exif\0\0"u8, .. exif];
        ReflectanceImage photo = Read([.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(app1.Length + 2), .. app1, .. jpeg[2..]]);
        Assert.Equal(width, photo.Width);
        AssertGrey(expected, photo, .02);
    }

    [Fact]
    public void Resolution_gives_the_spacing_where_it_can_be_meant()
    {
        static byte[] Physical(uint perMetre) =>
            new PngSample(1, 1, 8, 0, [[9]]) { Before = [("pHYs", [(byte)(perMetre >> 24), (byte)(perMetre >> 16), (byte)(perMetre >> 8), (byte)perMetre, (byte)(perMetre >> 24), (byte)(perMetre >> 16), (byte)(perMetre >> 8), (byte)perMetre, 1])] }.ToBytes();
        Assert.Equal(2e-6, Read(Physical(500_000)).Spacing, 1e-12);
        Assert.Equal(double.NaN, Read(Physical(2835)).Spacing);
        Assert.Contains("printed page", Assert.Single(AcquisitionReader.Read(Physical(2835)).Remarks), StringComparison.Ordinal);
        Assert.Equal(2.5e-6, Read(new TiffSample(3, 2, 8, Eight) { PixelsPerCentimetre = 4000 }.ToBytes()).Spacing, 1e-12);
        Assert.Equal(double.NaN, Read(new TiffSample(3, 2, 8, Eight).ToBytes()).Spacing);
    }
}
