using System.Buffers.Binary;
using System.IO.Compression;
using Ballistics.Imaging.Tests.Formats;
using Ballistics.Tests;
using OpenCvSharp;

namespace Ballistics.Cli.Tests.Commands;

/// <summary>Files made from sound ones, each of which has to be refused: cut off, changed, lying about their size, packed to burst, or posing as something else.</summary>
internal static class HostileFiles
{
    /// <summary>All of them, by a name that says what is wrong with each.</summary>
    public static IReadOnlyDictionary<string, byte[]> Make()
    {
        var files = new Dictionary<string, byte[]>();
        Dictionary<string, byte[]> sound = Sound();
        foreach ((string ending, byte[] bytes) in sound)
        {
            for (int part = 0; part < 18; part++)
                files[$"cut-at-{part}-of-18{ending}"] = bytes[..(bytes.Length * part / 18)];
            foreach (string other in sound.Keys.Where(key => key != ending))
                files[$"is-no{other.Replace('.', '-')}-but{ending.Replace('.', '-')}{other}"] = bytes;
        }
        for (int flip = 0; flip < 24; flip++)
        {
            files[$"flipped-{flip}.png"] = Flipped(sound[".png"], sound[".png"].AsSpan().IndexOf("IDAT"u8) + 8 + 20 * flip);
            files[$"flipped-{flip}.x3p"] = Flipped(sound[".x3p"], sound[".x3p"].AsSpan().IndexOf("data.bin"u8) + 500 + 300 * flip);
        }
        foreach ((long width, long height) in ((long, long)[])[(100_000, 100_000), (uint.MaxValue, uint.MaxValue), (25_000_001, 1), (1, 25_000_001), (0, 5), (5, 0), (24_000, 24_000)])
        {
            files[$"claims-{width}-by-{height}.tif"] = new TiffSample(1, 1, 8, [0]) { ClaimedWidth = width, ClaimedHeight = height }.ToBytes();
            files[$"claims-{width}-by-{height}.png"] = new PngSample((uint)width, (uint)height, 8, 2, [[0, 0, 0]]).ToBytes();
            files[$"claims-{width}-by-{height}.bmp"] = WithSize(sound[".bmp"], 18, (int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue));
            files[$"claims-{width}-by-{height}.x3p"] = X3p((int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue));
            files[$"claims-{width}-by-{height}-at-16-bits.tif"] = new TiffSample(1, 1, 16, [0, 0]) { ClaimedWidth = width, ClaimedHeight = height, Samples = 3, Photometric = 2 }.ToBytes();
        }
        foreach (ushort side in (ushort[])[0, 30_000, 65_535])
            files[$"claims-{side}.jpg"] = JpegOf(sound[".jpg"], side);
        AddBombs(files, sound);
        AddPosers(files, sound);
        return files;
    }

    private static Dictionary<string, byte[]> Sound() => new()
    {
        [".png"] = Encoded(".png"),
        [".jpg"] = Encoded(".jpg"),
        [".bmp"] = Encoded(".bmp"),
        [".tif"] = new TiffSample(30, 20, 8, new byte[600]).ToBytes(),
        [".x3p"] = TestScans.BreechFace(1),
    };

    private static void AddBombs(Dictionary<string, byte[]> files, Dictionary<string, byte[]> sound)
    {
        byte[] packed = Packed(64 << 20);
        // The pixels unpack to far more than the header says.
        byte[] small = new PngSample(5000, 4999, 8, 0, [[0]]).ToBytes();
        int data = small.AsSpan().IndexOf("IDAT"u8) - 4;
        files["unpacks-to-less-than-it-claims.png"] = small;
        files["unpacks-to-more-than-16-bit-colours-may.png"] = [.. new PngSample(24_000, 1000, 16, 6, [[0]]).ToBytes()[..data], .. PngSample.Chunk("IDAT", packed), .. PngSample.Chunk("IEND", [])];
        files["bomb.tif"] = new TiffSample(24_999, 1000, 8, packed) { Compression = 8 }.ToBytes()[..^30];
        files["bomb-of-floats.tif"] = new TiffSample(5000, 4999, 64, packed) { Compression = 8, SampleFormat = 3, Samples = 3, Photometric = 2 }.ToBytes();
        files["bomb.x3p"] = TestScans.Bomb(600);
        int scan = sound[".jpg"].AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        files["endless-passes.jpg"] = [.. sound[".jpg"][..scan], .. Enumerable.Repeat(sound[".jpg"][scan..^2], 60).SelectMany(pass => pass), 0xFF, 0xD9];
        // A directory that names itself as the next, and two that name each other.
        TiffSample looped = new(30, 20, 8, new byte[600]);
        files["directory-follows-itself.tif"] = (looped with { NextDirectory = 608 }).ToBytes();
        files["directory-outside.tif"] = (looped with { StripOffset = uint.MaxValue }).ToBytes();
        files["strip-of-everything.tif"] = (looped with { StripLength = uint.MaxValue }).ToBytes();
    }

    private static void AddPosers(Dictionary<string, byte[]> files, Dictionary<string, byte[]> sound)
    {
        files["program.png"] = [0x7F, (byte)'E', (byte)'L', (byte)'F', .. new byte[100]];
        files["document.x3p"] = [.. "%PDF-1.7 "u8, .. sound[".x3p"]];
        files["animation.bmp"] = [.. "GIF89a"u8, .. sound[".bmp"]];
        files["page.tif"] = [.. "<html><svg onload=alert(1)>"u8, .. sound[".tif"]];
        files["picture-in-picture.jpg"] = [.. sound[".jpg"][..2], .. sound[".jpg"]];
        files["start-of-one-end-of-other.jpg"] = [.. sound[".jpg"][..4], .. sound[".png"]];
        files["start-of-one-rest-of-other.png"] = [.. sound[".png"][..8], .. sound[".jpg"]];
        files["bitmap-of-a-jpeg.bmp"] = WithCompression(sound[".bmp"], 4);
        files["archive-of-nothing.x3p"] = [.. "PK"u8, 5, 6, .. new byte[18]];
        files["zeros.x3p"] = new byte[1 << 20];
        files["ones.tif"] = [.. Enumerable.Repeat((byte)0xFF, 1 << 20)];
    }

    private static byte[] Encoded(string ending)
    {
        using var pixels = new Mat(40, 60, MatType.CV_8UC1);
        Cv2.Randu(pixels, new Scalar(0), new Scalar(255));
        Cv2.ImEncode(ending, pixels, out byte[] bytes);
        return bytes;
    }

    private static byte[] Packed(int length)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            for (int done = 0; done < length; done += 1 << 20)
                zlib.Write(new byte[1 << 20]);
        return packed.ToArray();
    }

    private static byte[] Flipped(byte[] bytes, int at)
    {
        byte[] changed = [.. bytes];
        changed[at] ^= 16;
        return changed;
    }

    private static byte[] WithSize(byte[] bmp, int at, int width, int height)
    {
        byte[] changed = [.. bmp];
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(at), width);
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(at + 4), height);
        return changed;
    }

    private static byte[] WithCompression(byte[] bmp, byte compression)
    {
        byte[] changed = [.. bmp];
        changed[30] = compression;
        return changed;
    }

    private static byte[] JpegOf(byte[] jpeg, ushort side)
    {
        byte[] changed = [.. jpeg];
        int frame = changed.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 5;
        BinaryPrimitives.WriteUInt16BigEndian(changed.AsSpan(frame), side);
        BinaryPrimitives.WriteUInt16BigEndian(changed.AsSpan(frame + 2), side);
        return changed;
    }

    private static byte[] X3p(int width, int height) => TestScans.X3p([1e-6], width, height);
}
