using System.Buffers.Binary;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using OpenCvSharp;

namespace Ballistics.Imaging.Tests.Formats;

public class HostilePictureTests
{
    private static byte[] Encode(string extension)
    {
        using var pixels = new Mat(20, 30, MatType.CV_8UC1);
        Cv2.Randu(pixels, new Scalar(0), new Scalar(255));
        Cv2.ImEncode(extension, pixels, out byte[] bytes);
        return bytes;
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".tiff")]
    [InlineData(".jpg")]
    [InlineData(".bmp")]
    public void A_picture_cut_off_anywhere_is_refused_by_name(string extension)
    {
        byte[] whole = Encode(extension);
        // The TIFF encoder writes its directory last, with some values that are not needed at its very end.
        for (int length = 1; length < whole.Length - (extension == ".tiff" ? 16 : 0); length += length < 200 ? 1 : 37)
        {
            var refusal = Assert.Throws<RejectedScanException>(() => AcquisitionReader.Read(whole.AsMemory(0, length)));
            Assert.Contains(refusal.Reason, new[] { RejectionReason.Damaged, RejectionReason.UnknownFormat });
        }
    }

    [Theory]
    [InlineData(100_000, 100_000)]
    [InlineData(4_294_967_295, 4_294_967_295)]
    [InlineData(25_000_001, 1)]
    public void A_TIFF_that_claims_too_many_pixels_is_refused_before_decoding(long width, long height)
    {
        byte[] bytes = new TiffSample(1, 1, 8, [0]) { ClaimedWidth = width, ClaimedHeight = height }.ToBytes();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refusal.Of(RejectionReason.TooLarge, bytes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_TIFF_of_10_to_the_10_pixels_in_its_long_form_is_refused_before_decoding()
    {
        // BigTIFF: one directory with width and height as 64-bit numbers.
        byte[] bytes = [(byte)'I', (byte)'I', 43, 0, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, .. Tag(256, 100_000), .. Tag(257, 100_000), .. new byte[8]];
        Refusal.Of(RejectionReason.TooLarge, bytes);

        static byte[] Tag(ushort tag, ulong value) => [.. BitConverter.GetBytes(tag), 16, 0, 1, 0, 0, 0, 0, 0, 0, 0, .. BitConverter.GetBytes(value)];
    }

    [Fact]
    public void Pictures_of_too_many_bytes_once_decoded_are_refused()
    {
        byte[] bytes = new TiffSample(1, 1, 32, [0]) { Samples = 4, SampleFormat = 3, Photometric = 2, ClaimedWidth = 5000, ClaimedHeight = 4999 }.ToBytes();
        Assert.Contains("decoded", Refusal.Of(RejectionReason.TooLarge, bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    public void Pictures_without_pixels_are_refused(uint width, uint height)
    {
        Refusal.Of(RejectionReason.Damaged, new TiffSample(1, 1, 8, [0]) { ClaimedWidth = width, ClaimedHeight = height }.ToBytes());
        Refusal.Of(RejectionReason.Damaged, new PngSample(width, height, 8, 0, []).ToBytes());
    }

    [Fact]
    public void Other_pictures_that_claim_too_many_pixels_are_refused_before_decoding()
    {
        Refusal.Of(RejectionReason.TooLarge, new PngSample(100_000, 100_000, 8, 0, [[0]]).ToBytes());
        Refusal.Of(RejectionReason.TooLarge, new PngSample(int.MaxValue, 1, 16, 6, [[0]]).ToBytes());
        byte[] bmp = Encode(".bmp");
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(18), 100_000);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(22), int.MinValue);
        Refusal.Of(RejectionReason.TooLarge, bmp);
        byte[] jpeg = Encode(".jpg");
        int frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        jpeg.AsSpan(frame + 5, 4).Fill(0xFF);
        Refusal.Of(RejectionReason.TooLarge, jpeg);
    }

    [Fact]
    public void A_PNG_whose_bits_were_flipped_is_refused()
    {
        byte[] bytes = Encode(".png");
        bytes[bytes.AsSpan().IndexOf("IDAT"u8) + 20] ^= 4;
        Assert.Contains("checksum", Refusal.Of(RejectionReason.Damaged, bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_PNG_without_pixels_or_with_other_pixels_than_it_claims_is_refused()
    {
        Refusal.Of(RejectionReason.Damaged, new PngSample(10, 10, 8, 0, [new byte[10]]).ToBytes());
        byte[] whole = new PngSample(1, 1, 8, 0, [[7]]).ToBytes();
        int data = whole.AsSpan().IndexOf("IDAT"u8) - 4;
        Refusal.Of(RejectionReason.Damaged, [.. whole[..data], .. PngSample.Chunk("IEND", [])]);
    }

    [Fact]
    public void A_text_bomb_within_a_PNG_never_reaches_the_decoder()
    {
        var packed = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(new byte[100 << 20]);
        byte[] bytes = new PngSample(1, 1, 8, 0, [[7]]) { Before = [("zTXt", [.. "bomb\0\0"u8, .. packed.ToArray()])] }.ToBytes();
        Assert.Equal(7 / 255f, AcquisitionReader.Read(bytes).Image!.Intensities[0]);
    }

    [Fact]
    public void A_JPEG_of_endless_passes_is_refused_before_decoding()
    {
        byte[] jpeg = Encode(".jpg");
        int scan = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        byte[] pass = jpeg[scan..^2];
        byte[] bytes = [.. jpeg[..scan], .. Enumerable.Repeat(pass, Limits.JpegScans + 1).SelectMany(part => part), 0xFF, 0xD9];
        Assert.Contains("passes", Refusal.Of(RejectionReason.TooLarge, bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0xFFFFFFFFu, 6u)]
    [InlineData(8u, 0xFFFFFFFFu)]
    public void A_TIFF_whose_pixels_lie_outside_it_is_refused(uint offset, uint length) =>
        Refusal.Of(RejectionReason.Damaged, new TiffSample(3, 2, 8, new byte[6]) { StripOffset = offset, StripLength = length }.ToBytes());

    [Fact]
    public void Rare_kinds_are_named_rather_than_guessed()
    {
        Refusal.Of(RejectionReason.Unsupported, new TiffSample(1, 1, 32, new byte[4]) { SampleFormat = 2 }.ToBytes());
        Refusal.Of(RejectionReason.Unsupported, new TiffSample(1, 1, 16, new byte[2]) { SampleFormat = 2 }.ToBytes());
        byte[] jpeg = Encode(".jpg");
        jpeg[jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 4] = 12;
        Refusal.Of(RejectionReason.Unsupported, jpeg);
    }
}
