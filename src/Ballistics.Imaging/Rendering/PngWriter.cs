using OpenCvSharp;

namespace Ballistics.Imaging.Rendering;

/// <summary>Writes 8-bit pictures as PNG.</summary>
public static class PngWriter
{
    /// <summary>A grey picture.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="grey">width × height values, 0 black to 255 white, row after row.</param>
    /// <exception cref="ArgumentException">Sizes do not fit.</exception>
    public static byte[] Grey(int width, int height, ReadOnlySpan<byte> grey) => Encode(width, height, 1, grey);

    /// <summary>A colour picture with transparency.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="rgba">Red, green, blue and opacity of each pixel, row after row.</param>
    /// <exception cref="ArgumentException">Sizes do not fit.</exception>
    public static byte[] Rgba(int width, int height, ReadOnlySpan<byte> rgba)
    {
        var bgra = new byte[rgba.Length];
        for (int i = 0; i + 3 < rgba.Length; i += 4)
            (bgra[i], bgra[i + 1], bgra[i + 2], bgra[i + 3]) = (rgba[i + 2], rgba[i + 1], rgba[i], rgba[i + 3]);
        return Encode(width, height, 4, bgra);
    }

    private static unsafe byte[] Encode(int width, int height, int channels, ReadOnlySpan<byte> samples)
    {
        if (width < 1 || height < 1 || samples.Length != (long)width * height * channels)
            throw new ArgumentException($"{width} × {height} pixels of {channels} samples do not fit {samples.Length} bytes.", nameof(samples));
        fixed (byte* memory = samples)
        {
            using var pixels = Mat.FromPixelData(height, width, MatType.CV_8UC(channels), (nint)memory);
            Cv2.ImEncode(".png", pixels, out byte[] png);
            return png;
        }
    }
}
