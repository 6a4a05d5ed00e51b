using System.Buffers.Binary;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using OpenCvSharp;

namespace Ballistics.Imaging.Tests.Formats;

/// <summary>The ways in which the same pixels can lie in a file.</summary>
public class PictureKindTests
{
    private static readonly byte[] Eight = [0, 10, 20, 30, 40, 50];

    private static void AssertGrey(double[] expected, byte[] bytes, double within = 1e-6)
    {
        ReadOnlySpan<float> grey = AcquisitionReader.Read(bytes).Image!.Intensities;
        Assert.Equal(expected.Length, grey.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], grey[i], within);
    }

    [Fact]
    public void Samples_of_10_12_and_14_bits_are_kept_to_their_own_white()
    {
        AssertGrey([1, 0x801 / 4095.0], new TiffSample(2, 1, 12, [0xFF, 0xF8, 0x01]).ToBytes());
        AssertGrey([1, 1 / 16383.0, 0, 0x2000 / 16383.0], new TiffSample(4, 1, 14, [0xFF, 0xFC, 0x00, 0x10, 0x00, 0x20, 0x00]).ToBytes());
        AssertGrey([1, 1 / 1023.0, 0, 512 / 1023.0], new TiffSample(4, 1, 10, [0xFF, 0xC0, 0x10, 0x02, 0x00]).ToBytes());
    }

    [Fact]
    public void White_may_be_zero_with_16_bits_too() =>
        AssertGrey([1, 0, 1 - 256 / 65535.0], new TiffSample(3, 1, 16, [0, 0, 255, 255, 0, 1]) { Photometric = 0 }.ToBytes());

    [Theory]
    [InlineData(4, 1, 1, 1, "4-bit")]
    [InlineData(2, 1, 1, 1, "2-bit")]
    [InlineData(32, 1, 1, 1, "32-bit whole")]
    [InlineData(16, 3, 1, 3, "16-bit floating")]
    [InlineData(16, 1, 1, 3, "palette")]
    [InlineData(8, 1, 2, 1, "transparency")]
    [InlineData(8, 1, 5, 1, "5 samples")]
    public void Kinds_that_the_decoder_would_misread_are_refused_by_name(int bits, int format, int samples, int photometric, string named)
    {
        bool isFloat = format == 3;
        byte[] bytes = new TiffSample(1, 1, bits, new byte[16]) { SampleFormat = isFloat ? 3 : 1, Samples = samples, Photometric = isFloat ? 1 : photometric }.ToBytes();
        Assert.Contains(named, Refusal.Of(RejectionReason.Unsupported, bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Planes_apart_are_put_together_at_8_bits_and_refused_by_name_at_16()
    {
        byte[] planes = [255, 0, 0, 90, 0, 255, 0, 90, 0, 0, 255, 90];
        AssertGrey([Srgb.Encode(.2126), Srgb.Encode(.7152), Srgb.Encode(.0722), 90 / 255.0],
            new TiffSample(4, 1, 8, planes) { Samples = 3, Photometric = 2, Planar = 2, Pieces = [(8, 4), (12, 4), (16, 4)] }.ToBytes(), 1e-4);
        Assert.Contains("plane by plane", Refusal.Of(RejectionReason.Unsupported,
            new TiffSample(2, 1, 16, planes) { Samples = 3, Photometric = 2, Planar = 2, Pieces = [(8, 4), (12, 4), (16, 4)] }.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Strips_and_tiles_are_put_together()
    {
        AssertGrey([.. Eight.Select(value => value / 255.0)], new TiffSample(3, 2, 8, Eight) { Pieces = [(8, 3), (11, 3)], RowsPerStrip = 1 }.ToBytes());
        // Two tiles beside each other, the second only in part in the picture.
        byte[] tiles = [.. Enumerable.Range(0, 2 << 16).Select(i => (byte)(i % 251))];
        AssertGrey([.. Enumerable.Range(0, 300 * 200).Select(i => (i % 300 / 256 * 65536 + i / 300 * 256 + i % 300 % 256) % 251 / 255.0)],
            new TiffSample(300, 200, 8, tiles) { TileSide = 256, Pieces = [(8, 65536), (65544, 65536)] }.ToBytes());
        AssertGrey([.. Enumerable.Range(0, 16 * 16).Select(i => (2 * i % 251 + 256 * ((2 * i + 1) % 251)) / 65535.0)],
            new TiffSample(16, 16, 16, tiles[..512]) { TileSide = 16 }.ToBytes());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(32773)]
    [InlineData(32946)]
    public void Every_lossless_coding_of_TIFF_gives_the_same_pixels(int compression)
    {
        foreach (MatType type in (MatType[])[MatType.CV_8UC1, MatType.CV_16UC1])
        {
            using var pixels = new Mat(40, 30, type);
            Cv2.Randu(pixels, new Scalar(0), new Scalar(type == MatType.CV_8UC1 ? 255 : 65535));
            Cv2.ImEncode(".tiff", pixels, out byte[] plain, new ImageEncodingParam((ImwriteFlags)259, 1));
            Cv2.ImEncode(".tiff", pixels, out byte[] coded, new ImageEncodingParam((ImwriteFlags)259, compression));
            Assert.Equal(AcquisitionReader.Read(plain).Image!.Intensities, AcquisitionReader.Read(coded).Image!.Intensities);
        }
    }

    [Fact]
    public void TIFF_of_the_other_byte_order_and_in_its_long_form_is_read()
    {
        // Big-endian: width, height, bits, photometric, one strip of two 16-bit samples at its end.
        byte[] big = [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 7, .. Entry(256, 3, 2), .. Entry(257, 3, 1), .. Entry(258, 3, 16), .. Entry(262, 3, 1), .. Long(273, 98), .. Long(278, 1), .. Long(279, 4), 0, 0, 0, 0, 0, 0];
        AssertGrey([1, 256 / 65535.0], [.. big[..98], 0xFF, 0xFF, 1, 0]);
        byte[] longForm = [(byte)'I', (byte)'I', 43, 0, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, .. Tag(256, 2), .. Tag(257, 1), .. Tag(258, 8), .. Tag(262, 1), .. Tag(273, 172), .. Tag(278, 1), .. Tag(279, 2), .. new byte[8], 51, 102];
        AssertGrey([.2, .4], longForm);

        static byte[] Entry(int tag, int type, int value) => [(byte)(tag >> 8), (byte)tag, 0, (byte)type, 0, 0, 0, 1, (byte)(value >> 8), (byte)value, 0, 0];
        static byte[] Long(int tag, int value) => [(byte)(tag >> 8), (byte)tag, 0, 4, 0, 0, 0, 1, 0, 0, (byte)(value >> 8), (byte)value];
        static byte[] Tag(ushort tag, ulong value) => [.. BitConverter.GetBytes(tag), (byte)(tag == 258 || tag == 262 ? 3 : 16), 0, 1, 0, 0, 0, 0, 0, 0, 0, .. BitConverter.GetBytes(value)];
    }

    [Fact]
    public void The_first_of_several_pictures_is_read_and_the_others_are_told_of()
    {
        using Mat first = new(2, 2, MatType.CV_8UC1, new Scalar(51)), second = new(2, 2, MatType.CV_8UC1, new Scalar(102));
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.tiff");
        try
        {
            Cv2.ImWrite(file, [first, second]);
            byte[] bytes = File.ReadAllBytes(file);
            AssertGrey([.2, .2, .2, .2], bytes);
            Assert.Contains(AcquisitionReader.Read(bytes).Remarks, remark => remark.Contains("several pictures", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(1, "80", "1,0,1")]
    [InlineData(4, "12", "0.2,0.4,0")]
    [InlineData(8, "010200", "0.2,0.4,0")]
    [InlineData(24, "333333 666666 000000", "0.2,0.4,0")]
    [InlineData(32, "33333300 66666600 00000000", "0.2,0.4,0")]
    public void Bitmaps_of_every_depth_are_read_from_below_and_from_above(int bits, string row, string expected)
    {
        byte[] pixels = Convert.FromHexString(row.Replace(" ", "", StringComparison.Ordinal));
        if (bits == 1)
            pixels = [0b1010_0000];
        double[] grey = [.. expected.Split(',').Select(value => double.Parse(value, System.Globalization.CultureInfo.InvariantCulture))];
        byte[] stored = [.. pixels, .. new byte[(4 - pixels.Length % 4) % 4]], black = new byte[stored.Length];
        AssertGrey([.. grey, .. new double[3]], Bitmap(3, 2, bits, [.. black, .. stored]), .005);
        AssertGrey([.. grey, .. new double[3]], Bitmap(3, -2, bits, [.. stored, .. black]), .005);
    }

    [Fact]
    public void Bitmaps_of_16_bits_and_run_lengths_are_read()
    {
        AssertGrey([1, 0, 1, 0], Bitmap(2, 2, 16, [0xFF, 0x7F, 0, 0, 0xFF, 0x7F, 0, 0]), .01);
        // Two of colour 1, end of row, two of colour 2, end of picture.
        AssertGrey([.4, .4, .2, .2], Bitmap(2, 2, 8, [2, 1, 0, 0, 2, 2, 0, 1], compression: 1), .005);
    }

    /// <summary>A bitmap; its palette, where it has one, holds black, two greys of a fifth and two fifths, and for single bits black and white.</summary>
    private static byte[] Bitmap(int width, int height, int bits, byte[] pixels, uint compression = 0)
    {
        byte[] palette = bits switch { 1 => [0, 0, 0, 0, 255, 255, 255, 0], 4 or 8 => [0, 0, 0, 0, 51, 51, 51, 0, 102, 102, 102, 0], _ => [] };
        var header = new byte[54];
        (header[0], header[1], header[14]) = ((byte)'B', (byte)'M', 40);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(2), 54 + palette.Length + pixels.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(10), 54 + palette.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(22), height);
        (header[26], header[28]) = (1, (byte)bits);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(30), compression);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(34), pixels.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(46), palette.Length / 4);
        return [.. header, .. palette, .. pixels];
    }
}
