using System.IO.Compression;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;

namespace Ballistics.Imaging.Tests.Formats;

public class ColourTests
{
    private static readonly byte[] Exotic = [255, 0, 0, 0, 255, 0, 0, 0, 255, 90, 90, 90];

    private static void AssertGrey(double[] expected, byte[] bytes, double within = 1e-4)
    {
        ReadOnlySpan<float> grey = AcquisitionReader.Read(bytes).Image!.Intensities;
        Assert.Equal(expected.Length, grey.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], grey[i], within);
    }

    private static byte[] Packed(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] PngWith(params (string, byte[])[] chunks) => new PngSample(4, 1, 8, 2, [Exotic]) { Before = chunks }.ToBytes();

    [Fact]
    public void What_is_red_green_and_blue_alike_keeps_its_number_and_light_adds_up_otherwise()
    {
        AssertGrey([Srgb.Encode(.2126), Srgb.Encode(.7152), Srgb.Encode(.0722), 90 / 255.0], PngWith());
        AssertGrey([Srgb.Encode(.2126), Srgb.Encode(.7152), Srgb.Encode(.0722), 90 / 255.0], PngWith(("sRGB", [0])));
    }

    [Fact]
    public void A_tone_curve_that_a_PNG_states_is_converted()
    {
        // 1.0: the numbers are light.
        double grey = Srgb.Encode(90 / 255.0);
        AssertGrey([Srgb.Encode(.2126), Srgb.Encode(.7152), Srgb.Encode(.0722), grey], PngWith(("gAMA", [0, 1, 0x86, 0xA0])));
        AssertGrey([grey], new PngSample(1, 1, 8, 0, [[90]]) { Before = [("gAMA", [0, 1, 0x86, 0xA0])] }.ToBytes());
        Assert.Contains("tone curve", Assert.Single(AcquisitionReader.Read(new PngSample(1, 1, 8, 0, [[90]]) { Before = [("gAMA", [0, 1, 0x86, 0xA0])] }.ToBytes()).Remarks), StringComparison.Ordinal);
        // 1/2.2 is what sRGB is near; 0 is none.
        AssertGrey([90 / 255.0], new PngSample(1, 1, 8, 0, [[90]]) { Before = [("gAMA", [0, 0, 0xB1, 0x8F])] }.ToBytes());
        AssertGrey([90 / 255.0], new PngSample(1, 1, 8, 0, [[90]]) { Before = [("gAMA", [0, 0, 0, 0])] }.ToBytes());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_colour_profile_of_curves_is_converted_in_every_format(bool isParametric)
    {
        byte[] profile = new IccSample(1.5) { IsParametric = isParametric }.ToBytes();
        double[] expected = [Srgb.Encode(.2), Srgb.Encode(.7), Srgb.Encode(.1), Srgb.Encode(Math.Pow(90 / 255.0, 1.5))];
        AssertGrey(expected, PngWith(("iCCP", [(byte)'p', 0, 0, .. Packed(profile)])));
        AssertGrey(expected, new TiffSample(4, 1, 8, Exotic) { Samples = 3, Photometric = 2, Profile = profile }.ToBytes());
        byte[] jpeg = Jpeg(90), app2 = [.. "ICC_PROFILE\0"u8, 1, 1, .. profile];
        AssertGrey([Srgb.Encode(Math.Pow(90 / 255.0, 1.5))], [.. jpeg[..2], 0xFF, 0xE2, (byte)((app2.Length + 2) >> 8), (byte)(app2.Length + 2), .. app2, .. jpeg[2..]], .01);
    }

    [Fact]
    public void A_grey_profile_is_converted_and_one_by_tables_refused_by_name()
    {
        byte[] grey = new IccSample(1) { Space = "GRAY", CurveNames = ["kTRC"] }.ToBytes();
        AssertGrey([Srgb.Encode(90 / 255.0)], new TiffSample(1, 1, 8, [90]) { Profile = grey }.ToBytes());
        byte[] tables = new IccSample(1) { CurveNames = ["A2B0"] }.ToBytes();
        Assert.Contains("profile", Refusal.Of(RejectionReason.Unsupported, PngWith(("iCCP", [(byte)'p', 0, 0, .. Packed(tables)]))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_that_is_damaged_or_of_another_sort_is_said_not_to_be_used()
    {
        foreach (byte[] profile in (byte[][])[[1, 2, 3], new IccSample(1) { Space = "CMYK" }.ToBytes(), new IccSample(1).ToBytes()[..200], new IccSample(1, 9).ToBytes()])
        {
            byte[] bytes = PngWith(("iCCP", [(byte)'p', 0, 0, .. Packed(profile)]));
            AssertGrey([Srgb.Encode(.2126), Srgb.Encode(.7152), Srgb.Encode(.0722), 90 / 255.0], bytes);
            Assert.Contains(AcquisitionReader.Read(bytes).Remarks, remark => remark.Contains("not used", StringComparison.Ordinal));
        }
        // One that unpacks to anything is not unpacked.
        AssertGrey([90 / 255.0], new PngSample(1, 1, 8, 0, [[90]]) { Before = [("iCCP", [(byte)'p', 0, 0, .. Packed(new byte[100 << 20])])] }.ToBytes());
    }

    [Fact]
    public void Ink_and_other_colours_that_are_no_light_are_refused_by_name()
    {
        Assert.Contains("CMYK", Refusal.Of(RejectionReason.Unsupported, new TiffSample(1, 1, 8, [0, 0, 0, 0]) { Samples = 4, Photometric = 5 }.ToBytes()), StringComparison.Ordinal);
        Refusal.Of(RejectionReason.Unsupported, new TiffSample(1, 1, 8, [0, 0, 0]) { Samples = 3, Photometric = 8 }.ToBytes());
        byte[] jpeg = Jpeg(90);
        jpeg[jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 9] = 4;
        Assert.Contains("CMYK", Refusal.Of(RejectionReason.Unsupported, jpeg), StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_differences_are_converted() =>
        AssertGrey([128 / 255.0, Srgb.Encode(.2126)], new TiffSample(2, 1, 8, [128, 128, 128, 76, 85, 255]) { Samples = 3, Photometric = 6, Subsampling = 1 }.ToBytes(), .005);

    [Fact]
    public void A_picture_that_is_transparent_everywhere_is_refused_by_name()
    {
        byte[] clear = [10, 20, 30, 0, 40, 50, 60, 0];
        Assert.Contains("transparent", Refusal.Of(RejectionReason.TooLittleMeasured, new PngSample(2, 1, 8, 6, [clear]).ToBytes()), StringComparison.Ordinal);
        Assert.Contains("transparent", Refusal.Of(RejectionReason.TooLittleMeasured, new TiffSample(2, 1, 8, clear) { Samples = 4, Photometric = 2, ExtraSample = 2 }.ToBytes()), StringComparison.Ordinal);
        Assert.Contains("transparent", Refusal.Of(RejectionReason.TooLittleMeasured, new PngSample(1, 1, 16, 4, [[9, 9, 0, 0]]).ToBytes()), StringComparison.Ordinal);
        AssertGrey([0, 40 / 255.0 / 2], new PngSample(2, 1, 8, 4, [[10, 0, 40, 128]]).ToBytes(), .001);
        // One colour that stands for transparency.
        AssertGrey([0, 40 / 255.0], new PngSample(2, 1, 8, 0, [[10, 40]]) { Before = [("tRNS", [0, 10])] }.ToBytes());
    }

    private static byte[] Jpeg(byte grey)
    {
        using var pixel = new OpenCvSharp.Mat(1, 1, OpenCvSharp.MatType.CV_8UC1, new OpenCvSharp.Scalar(grey));
        OpenCvSharp.Cv2.ImEncode(".jpg", pixel, out byte[] bytes);
        return bytes;
    }
}
