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

    /// <summary>True where samples are floating-point numbers, which have no white of their own.</summary>
    public bool IsFloat => _pixels.Depth() is var depth && (depth == MatType.CV_32F || depth == MatType.CV_64F);

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

    /// <summary>One row as red, green, blue and opacity, four numbers a pixel: 0 to 1, or as stored where samples are floating-point.</summary>
    public void ReadRow(int row, Span<float> rgba)
    {
        float white = WhiteOf(_pixels)!.Value;
        int depth = _pixels.Depth();
        if (depth == MatType.CV_8U)
            Spread(MemoryOf<byte>(row), rgba, value => value / white);
        else if (depth == MatType.CV_16U)
            Spread(MemoryOf<ushort>(row), rgba, value => value / white);
        else if (depth == MatType.CV_32F)
            Spread(MemoryOf<float>(row), rgba, value => value);
        else
            Spread(MemoryOf<double>(row), rgba, value => (float)value);
    }

    /// <inheritdoc/>
    public void Dispose() => _pixels.Dispose();

    private static float? WhiteOf(Mat pixels)
    {
        int depth = pixels.Depth();
        return depth == MatType.CV_8U ? byte.MaxValue : depth == MatType.CV_16U ? ushort.MaxValue
            : depth == MatType.CV_32F || depth == MatType.CV_64F ? 1 : null;
    }

    private unsafe ReadOnlySpan<T> MemoryOf<T>(int row) where T : unmanaged => new((void*)_pixels.Ptr(row), Width * Channels);

    private void Spread<T>(ReadOnlySpan<T> samples, Span<float> rgba, Func<T, float> value)
    {
        int channels = Channels;
        if (channels == 1)
        {
            for (int x = 0; x < samples.Length; x++)
            {
                float grey = value(samples[x]);
                (rgba[4 * x], rgba[4 * x + 1], rgba[4 * x + 2], rgba[4 * x + 3]) = (grey, grey, grey, 1);
            }
            return;
        }
        for (int x = 0, at = 0; at < samples.Length; x++, at += channels)
        {
            // OpenCV keeps colours as blue, green, red.
            (rgba[4 * x], rgba[4 * x + 1], rgba[4 * x + 2]) = (value(samples[at + 2]), value(samples[at + 1]), value(samples[at]));
            rgba[4 * x + 3] = channels == 4 ? value(samples[at + 3]) : 1;
        }
    }
}
