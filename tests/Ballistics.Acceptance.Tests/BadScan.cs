using Ballistics.Tests;
using OpenCvSharp;

namespace Ballistics.Acceptance.Tests;

/// <summary>A file that must be refused, and the statuses that say why.</summary>
/// <param name="FileName">The name it is sent under.</param>
/// <param name="Make">Makes its bytes.</param>
/// <param name="Statuses">The HTTP statuses of which one must be the answer.</param>
internal sealed record BadScan(string FileName, Func<byte[]> Make, params int[] Statuses)
{
    private const int Side = 160;
    private const int BombMegabytes = 1500;
    private const string Entities = """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>""";

    private static readonly double[] s_relief = TestScans.Relief(1);

    /// <summary>Every bad file, by what is wrong with it.</summary>
    public static IReadOnlyDictionary<string, BadScan> All { get; } = new Dictionary<string, BadScan>
    {
        ["an empty body"] = new("empty.x3p", () => [], 400),
        ["a truncated archive"] = new("truncated.x3p", () => TestScans.BreechFace(1)[..^900], 400, 422),
        ["an archive that unpacks to gigabytes"] = new("bomb.x3p", () => TestScans.Bomb(BombMegabytes), 413),
        ["a claim of more points than any limit"] = new("vast.x3p", () => TestScans.X3p(s_relief, 200_000, 200_000), 413),
        ["a TIFF that claims ten thousand million pixels"] = new("vast.tif", TestScans.VastTiff, 413),
        ["a document type with entities"] = new("entities.x3p", () => TestScans.X3p(s_relief, Side, Side, prologue: Entities), 400, 422),
        ["heights outside the archive"] = new("climbing.x3p", () => TestScans.X3p(s_relief, Side, Side, dataName: "../../../etc/data.bin"), 400, 422),
        ["nothing measured anywhere"] = new("unmeasured.x3p", () => TestScans.X3p([.. s_relief.Select(_ => double.NaN)], Side, Side), 422),
        ["a single point"] = new("point.x3p", () => TestScans.X3p([0], 1, 1), 422),
        ["an increment of zero"] = new("zero.x3p", () => TestScans.X3p(s_relief, Side, Side, spacing: 0), 400, 422),
        ["a negative increment"] = new("negative.x3p", () => TestScans.X3p(s_relief, Side, Side, spacing: -TestScans.Spacing), 400, 422),
        ["a JPEG named X3P"] = new("picture.x3p", Jpeg, 415),
        ["text"] = new("notes.txt", () => "Not a scan at all."u8.ToArray(), 415),
    };

    private static byte[] Jpeg()
    {
        using var picture = new Mat(Side, Side, MatType.CV_8UC1, OpenCvSharp.Scalar.All(90));
        Cv2.ImEncode(".jpg", picture, out byte[] file);
        return file;
    }
}
