using System.Numerics;
using Ballistics.Evidence;
using OpenCvSharp;

namespace Ballistics.Imaging.Formats;

/// <summary>
/// A decoded picture, row by row. The one place that knows OpenCV as a decoder: another decoder needs a new inside of this file only.
/// </summary>
internal sealed class DecodedRaster : IDisposable
{
    private readonly Mat _pixels;

    static DecodedRaster() =>
        // Broken files are an answer here, not an event for the console.
        Cv2.SetLogLevel(LogLevel.SILENT);

    private DecodedRaster(Mat pixels) => _pixels = pixels;

    /// <summary>Pixels in a row.</summary>
    public int Width => _pixels.Width;

    /// <summary>Rows.</summary>
    public int Height => _pixels.Height;

    /// <summary>1 grey, 3 colour, 4 colour and transparency.</summary>
    public int Channels => _pixels.Channels();

    /// <summary>Bits of a sample as it was decoded: 8 or 16 for whole numbers, 32 or 64 for floating-point ones.</summary>
    public int Bits => _pixels.Depth() switch { MatType.CV_8U => 8, MatType.CV_16U => 16, MatType.CV_32F => 32, _ => 64 };

    /// <summary>True where samples are floating-point numbers, which have no white of their own.</summary>
    public bool IsFloat => Bits > 16;

    /// <summary>The samples of one row, pixel by pixel; colours in the order blue, green, red.</summary>
    /// <typeparam name="T">byte, ushort, float or double, as <see cref="Bits"/> says.</typeparam>
    public unsafe ReadOnlySpan<T> Row<T>(int row) where T : unmanaged => new((void*)_pixels.Ptr(row), Width * Channels);

    /// <summary>Decodes a picture whose header was judged; 16 bits, colours and transparency are kept.</summary>
    /// <exception cref="RejectedScanException">The decoder refuses the bytes, or finds another size than the header says.</exception>
    public static DecodedRaster Decode(ReadOnlySpan<byte> bytes, RasterHeader header)
    {
        Mat? pixels = null;
        try
        {
            pixels = Cv2.ImDecode(bytes, ImreadModes.Unchanged);
        }
        catch (OpenCVException problem)
        {
            throw new RejectedScanException(RejectionReason.Damaged,
                $"The {header.Format} picture cannot be decoded: its content breaks the format's rules, or is of a rare kind. "
                + "Save it again as plain grey PNG or TIFF.", problem);
        }
        var decoded = new DecodedRaster(pixels);
        bool turned = header.DecodedUpright && header.Orientation >= 5;
        (int width, int height) = turned ? (header.Height, header.Width) : (header.Width, header.Height);
        RejectedScanException? wrong =
            pixels.Empty() ? RasterHeader.Damaged(header.Format, "its content breaks the format's rules, or is of a rare kind.")
            : pixels.Channels() is not (1 or 3 or 4) || WhiteOf(pixels) is null ? new RejectedScanException(RejectionReason.Unsupported,
                $"The {header.Format} picture is of a rare kind ({pixels.Type()}). Save it as grey of 8 or 16 bits, or 32-bit floating-point.")
            : pixels.Width != width || pixels.Height != height ? RasterHeader.Damaged(header.Format,
                $"its pixels are {pixels.Width} × {pixels.Height}, its header says {width} × {height}.")
            : null;
        if (wrong is null)
            return decoded;
        decoded.Dispose();
        throw wrong;
    }

    /// <summary>One row of whole numbers as red, green, blue and opacity, four numbers a pixel, 0 to 1.</summary>
    public void ReadRow(int row, Span<float> rgba)
    {
        if (Bits == 8)
            Spread(Row<byte>(row), rgba, byte.MaxValue);
        else
            Spread(Row<ushort>(row), rgba, ushort.MaxValue);
    }

    /// <inheritdoc/>
    public void Dispose() => _pixels.Dispose();

    private static float? WhiteOf(Mat pixels)
    {
        int depth = pixels.Depth();
        return depth == MatType.CV_8U ? byte.MaxValue : depth == MatType.CV_16U ? ushort.MaxValue
            : depth == MatType.CV_32F || depth == MatType.CV_64F ? 1 : null;
    }

    private void Spread<T>(ReadOnlySpan<T> samples, Span<float> rgba, float white) where T : unmanaged, INumberBase<T>
    {
        int channels = Channels;
        for (int x = 0, at = 0; at < samples.Length; x++, at += channels)
        {
            // OpenCV keeps colours as blue, green, red.
            int red = channels == 1 ? at : at + 2, green = channels == 1 ? at : at + 1;
            (rgba[4 * x], rgba[4 * x + 1], rgba[4 * x + 2]) = (float.CreateTruncating(samples[red]) / white, float.CreateTruncating(samples[green]) / white, float.CreateTruncating(samples[at]) / white);
            rgba[4 * x + 3] = channels == 4 ? float.CreateTruncating(samples[at + 3]) / white : 1;
        }
    }
}
