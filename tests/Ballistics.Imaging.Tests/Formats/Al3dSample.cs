using System.Text;

namespace Ballistics.Imaging.Tests.Formats;

/// <summary>An AL3D file made tag by tag; sound unless a test breaks one.</summary>
internal sealed class Al3dSample
{
    public Dictionary<string, string> Tags { get; } = new()
    {
        ["Cols"] = "3",
        ["DepthImageOffset"] = "",
        ["InvalidPixelValue"] = "3.000000028082e+15",
        ["PixelSizeYMeter"] = "8.74789e-07",
        ["PixelSizeXMeter"] = "4.5e-07",
        ["IconOffset"] = "0",
        ["Rows"] = "2",
        ["TextureImageOffset"] = "0",
    };

    public float[] Heights { get; init; } = [1e-6f, 3e15f, 3e-6f, 4e-6f, float.NaN, 6e-6f];

    public byte[] ToBytes()
    {
        int depth = 17 + 52 * (2 + Tags.Count) + 256;
        var bytes = new List<byte>("AliconaImaging\0\r\n"u8.ToArray());
        foreach ((string key, string value) in new[] { ("Version", "1"), ("TagCount", $"{Tags.Count}") }.Concat(Tags.Select(tag => (tag.Key, tag.Value))))
            bytes.AddRange(Encoding.ASCII.GetBytes(key.PadRight(20, '\0') + (key == "DepthImageOffset" && value.Length == 0 ? $"{depth}" : value).PadRight(30, '\0') + "\r\n"));
        bytes.AddRange(new byte[256]);
        // Rows are padded to 8 bytes: three heights and four bytes of padding.
        for (int row = 0; row < 2; row++)
            bytes.AddRange([.. Heights.Skip(3 * row).Take(3).SelectMany(BitConverter.GetBytes), 9, 9, 9, 9]);
        return [.. bytes];
    }
}
