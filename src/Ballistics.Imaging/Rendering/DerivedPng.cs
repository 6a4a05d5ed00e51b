using System.Buffers.Binary;
using System.Text;
using Ballistics.Imaging.Formats;

namespace Ballistics.Imaging.Rendering;

/// <summary>Writes into a PNG which originals it was made from, so that a picture that went astray still says whose it is.</summary>
public static class DerivedPng
{
    /// <summary>The keyword of the text chunk; its text is "SHA-256" and the digests of the originals.</summary>
    public const string Keyword = "Source";

    private const int AfterHeader = 8 + 25;

    /// <summary>The picture with a tEXt chunk (PNG, 11.3.3.2) that names the originals.</summary>
    /// <param name="png">A PNG file.</param>
    /// <param name="originals">SHA-256 of each original, hexadecimal.</param>
    /// <exception cref="ArgumentException">The bytes are no PNG.</exception>
    public static byte[] Of(byte[] png, params IReadOnlyList<string> originals)
    {
        ArgumentNullException.ThrowIfNull(png);
        if (png.Length < AfterHeader || !png.AsSpan(12).StartsWith("IHDR"u8))
            throw new ArgumentException("The bytes are no PNG file.", nameof(png));
        byte[] body = Encoding.Latin1.GetBytes($"tEXt{Keyword}\0SHA-256 {string.Join(' ', originals)}");
        var frame = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(frame, body.Length - 4);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), Crc32.Of(body));
        return [.. png.AsSpan(0, AfterHeader), .. frame.AsSpan(0, 4), .. body, .. frame.AsSpan(4), .. png.AsSpan(AfterHeader)];
    }
}
