using System.Buffers.Binary;

namespace Ballistics.Acceptance.Tests;

/// <summary>A file that must be refused, and the statuses that say why.</summary>
/// <param name="FileName">The name it is sent under.</param>
/// <param name="Make">Makes its bytes.</param>
/// <param name="Statuses">The HTTP statuses of which one must be the answer.</param>
internal sealed record BadScan(string FileName, Func<byte[]> Make, params int[] Statuses)
{
    private const long Bomb = 3L << 30;

    private static readonly byte[] s_jpeg =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    /// <summary>Every bad file, by what is wrong with it.</summary>
    public static IReadOnlyDictionary<string, BadScan> All { get; } = new Dictionary<string, BadScan>
    {
        ["an empty body"] = new("empty.x3p", () => [], 400),
        ["a truncated archive"] = new("truncated.x3p", () => new HandMadeX3P().ToBytes()[..^900], 400, 422),
        ["an archive that unpacks to gigabytes"] = new("bomb.x3p", () => new HandMadeX3P { Zeros = Bomb }.ToBytes(), 413, 422),
        ["a claim of more points than any limit"] = new("vast.x3p", () => new HandMadeX3P { Claim = (200_000, 200_000) }.ToBytes(), 413, 422),
        ["a TIFF that claims ten thousand million pixels"] = new("vast.tif", () => Tiff(100_000, 100_000), 413, 422),
        ["a document type with entities"] = new("entities.x3p", () => new HandMadeX3P
        {
            Prologue = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>""",
            Creator = "&b;&c;",
        }.ToBytes(), 400, 422),
        ["an entry that climbs out of the archive"] = new("climbing.x3p", () => new HandMadeX3P { FurtherEntry = "../../../climbed.txt" }.ToBytes(), 400, 422),
        ["nothing measured anywhere"] = new("unmeasured.x3p", () => new HandMadeX3P { HeightAt = (_, _) => double.NaN }.ToBytes(), 422),
        ["a single point"] = new("point.x3p", () => new HandMadeX3P { Width = 1, Height = 1 }.ToBytes(), 422),
        ["an increment of zero"] = new("zero.x3p", () => new HandMadeX3P { Increment = 0 }.ToBytes(), 400, 422),
        ["a negative increment"] = new("negative.x3p", () => new HandMadeX3P { Increment = -6.25e-6 }.ToBytes(), 400, 422),
        ["a JPEG named X3P"] = new("picture.x3p", () => s_jpeg, 415, 422),
        ["text"] = new("notes.txt", () => "Not a scan at all."u8.ToArray(), 415),
    };

    // A little-endian TIFF of one strip: 8-bit grey, no compression, and no pixels behind it.
    private static byte[] Tiff(int width, int height)
    {
        (ushort Tag, uint Value)[] entries =
            [(256, (uint)width), (257, (uint)height), (258, 8), (259, 1), (262, 1), (273, 200), (277, 1), (278, (uint)height), (279, 100)];
        byte[] file = new byte[300];
        "II"u8.CopyTo(file);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(2), 42);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), 8);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), (ushort)entries.Length);
        for (int i = 0; i < entries.Length; i++)
        {
            Span<byte> entry = file.AsSpan(10 + 12 * i);
            BinaryPrimitives.WriteUInt16LittleEndian(entry, entries[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], 4);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], 1);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], entries[i].Value);
        }
        return file;
    }
}
