using System.Diagnostics;
using System.Text;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using CsCheck;
using OpenCvSharp;

namespace Ballistics.Imaging.Tests.Formats;

/// <summary>Files that were sound and no longer are: every one is read, or refused by name; nothing else happens.</summary>
public class MutatedFilesTests
{
    private static readonly string[] BadNumbers =
        ["-1", "0", "1", "2", "1e400", "NaN", "INF", "99999999999", "2147483647", "25000000", "", "A", "D", "I", "L", "F", "PCL", "../x", "1e-6", "1e-320"];

    private static readonly Gen<(int Kind, double Where, double Whence, int Value, int Length)[]> Mutations =
        Gen.Select(Gen.Int[0, 5], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[0, 255], Gen.Int[1, 64]).Array[1, 4];

    private static byte[] Mutate(byte[] bytes, (int Kind, double Where, double Whence, int Value, int Length)[] mutations)
    {
        var changed = new List<byte>(bytes);
        foreach ((int kind, double where, double whence, int value, int length) in mutations)
        {
            if (changed.Count == 0)
                break;
            int at = Math.Min(changed.Count - 1, (int)(where * changed.Count)), from = Math.Min(changed.Count - 1, (int)(whence * changed.Count));
            int there = Math.Min(length, changed.Count - at), here = Math.Min(length, changed.Count - from);
            switch (kind)
            {
                case 0:
                    changed[at] ^= (byte)(1 << (value & 7));
                    break;
                case 1:
                    changed[at] = (byte)value;
                    break;
                case 2:
                    changed.RemoveRange(at, changed.Count - at);
                    break;
                case 3:
                    changed.InsertRange(at, changed.GetRange(from, here));
                    break;
                case 4:
                    changed.RemoveRange(at, there);
                    break;
                default:
                    for (int i = 0; i < Math.Min(4, there); i++)
                        changed[at + i] = value < 128 ? (byte)0 : byte.MaxValue;
                    break;
            }
        }
        return [.. changed];
    }

    private static void ReadOrRefuse(byte[] bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Acquisition acquisition = AcquisitionReader.Read(bytes);
            Assert.True(acquisition.Topography is null != acquisition.Image is null);
            if (acquisition.Topography is { } surface)
                foreach (float height in surface.Heights)
                    Assert.False(float.IsInfinity(height));
        }
        catch (RejectedScanException refusal)
        {
            Assert.False(string.IsNullOrWhiteSpace(refusal.Message));
        }
        // What the largest scan allowed takes, and its stream.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 12 * Limits.Points);
        Assert.InRange(Process.GetCurrentProcess().PeakWorkingSet64, 0, 1L << 30);
    }

    private static byte[] Picture(string extension, MatType type)
    {
        using var pixels = new Mat(12, 17, type);
        Cv2.Randu(pixels, new Scalar(0, 0, 0, 0), new Scalar(200, 200, 200, 200));
        Cv2.ImEncode(extension, pixels, out byte[] bytes);
        return bytes;
    }

    public static TheoryData<string> Kinds => ["x3p", "x3p mask", "al3d", "png", "png 16", "tiff", "tiff 16", "tiff float", "tiff plain", "jpeg", "bmp"];

    private static byte[] Whole(string kind) => kind switch
    {
        "x3p" => new X3pSample().ToBytes(),
        "x3p mask" => new X3pSample { More = [("bindata/mask.png", new PngSample(3, 2, 8, 0, [[0, 255, 0], [255, 0, 0]]).ToBytes())] }.ToBytes(),
        "al3d" => new Al3dSample().ToBytes(),
        "png" => Picture(".png", MatType.CV_8UC4),
        "png 16" => Picture(".png", MatType.CV_16UC3),
        "tiff" => Picture(".tiff", MatType.CV_8UC3),
        "tiff 16" => Picture(".tiff", MatType.CV_16UC1),
        "tiff float" => Picture(".tiff", MatType.CV_32FC1),
        "tiff plain" => new TiffSample(3, 2, 8, [0, 1, 2, 3, 4, 5]) { PixelsPerCentimetre = 4000, Orientation = 6 }.ToBytes(),
        "jpeg" => Picture(".jpg", MatType.CV_8UC3),
        _ => Picture(".bmp", MatType.CV_8UC3),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_mutated_file_is_read_or_refused_by_name(string kind)
    {
        byte[] whole = Whole(kind);
        ReadOrRefuse(whole);
        Mutations.Sample(mutations => ReadOrRefuse(Mutate(whole, mutations)), iter: 300, threads: 1);
    }

    [Fact]
    public void Mutated_XML_with_a_fitting_checksum_is_read_or_refused_by_name()
    {
        string xml = new X3pSample().MainXml;
        Mutations.Sample(mutations =>
        {
            string changed = Encoding.Latin1.GetString(Mutate(Encoding.Latin1.GetBytes(xml), mutations));
            ReadOrRefuse(new X3pSample { Xml = changed, Encoding = Encoding.Latin1 }.ToBytes());
        }, iter: 300, threads: 1);
    }

    [Fact]
    public void XML_with_any_value_exchanged_is_read_or_refused_by_name()
    {
        string xml = new X3pSample().MainXml;
        int[] starts = [.. Enumerable.Range(0, xml.Length - 1).Where(i => xml[i] == '>' && xml[i + 1] is not ('<' or '\n' or '\r'))];
        foreach (int start in starts)
            foreach (string bad in BadNumbers)
                ReadOrRefuse(new X3pSample { Xml = xml[..(start + 1)] + bad + xml[xml.IndexOf('<', start)..] }.ToBytes());
    }
}
