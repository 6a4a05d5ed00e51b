using System.Buffers.Binary;

namespace Ballistics.Imaging.Tests.Formats;

/// <summary>A colour profile made tag by tag: one power for all channels, and the Y of red, green and blue.</summary>
internal sealed record IccSample(double Power, double Red = 0.2, double Green = 0.7, double Blue = 0.1)
{
    public string Space { get; init; } = "RGB ";
    public string[] CurveNames { get; init; } = ["rTRC", "gTRC", "bTRC"];
    public bool IsParametric { get; init; }

    public byte[] ToBytes()
    {
        byte[] curve = IsParametric ? [.. "para"u8, 0, 0, 0, 0, 0, 0, 0, 0, .. Fixed(Power)] : [.. "curv"u8, 0, 0, 0, 0, 0, 0, 0, 1, (byte)Power, (byte)(Power % 1 * 256), 0, 0];
        (string Name, byte[] Data)[] tags = [.. CurveNames.Select(name => (name, curve)), ("rXYZ", Xyz(Red)), ("gXYZ", Xyz(Green)), ("bXYZ", Xyz(Blue))];
        var header = new byte[128];
        "acsp"u8.CopyTo(header.AsSpan(36));
        for (int i = 0; i < 4; i++)
            header[16 + i] = (byte)Space[i];
        var table = new List<byte>(Big((uint)tags.Length));
        var data = new List<byte>();
        foreach ((string name, byte[] value) in tags)
        {
            table.AddRange([.. name.Select(letter => (byte)letter), .. Big((uint)(132 + 12 * tags.Length + data.Count)), .. Big((uint)value.Length)]);
            data.AddRange(value);
        }
        return [.. header, .. table, .. data];
    }

    private static byte[] Xyz(double y) => [.. "XYZ "u8, 0, 0, 0, 0, 0, 0, 0, 0, .. Fixed(y), 0, 0, 0, 0];

    private static byte[] Fixed(double value) => Big((uint)(int)Math.Round(value * 65536));

    private static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
