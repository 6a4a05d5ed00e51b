using System.Security.Cryptography;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>From bytes to an acquisition, whatever the format; recognised by content, not by name.</summary>
public static class AcquisitionReader
{
    /// <summary>Reads one file. Work and memory are bounded by <see cref="Limits"/>, judged from headers before anything is decoded.</summary>
    /// <param name="bytes">The file, whole.</param>
    /// <param name="options">What to accept; null for strict reading.</param>
    /// <exception cref="RejectedScanException">The file is empty, unknown, damaged, too large or holds nothing comparable.</exception>
    public static Acquisition Read(ReadOnlyMemory<byte> bytes, ReadOptions? options = null)
    {
        options ??= ReadOptions.Default;
        FileFormat format = FormatRecognition.Recognise(bytes.Span);
        ClaimedFormat.RefuseOther(options.ClaimedName, format);
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        Acquisition acquisition = format switch
        {
            FileFormat.X3p => X3pReader.Read(bytes, sha256, options),
            FileFormat.Al3d => Al3dReader.Read(bytes, sha256),
            FileFormat.Png => PngReader.Read(bytes.Span, sha256),
            FileFormat.Tiff => TiffReader.Read(bytes.Span, sha256),
            FileFormat.Jpeg => JpegReader.Read(bytes.Span, sha256),
            _ => BmpReader.Read(bytes.Span, sha256),
        };
        return acquisition.Image is { } image ? Stated(acquisition, image, options) : acquisition;
    }

    /// <summary>A picture with what its submitter states about it.</summary>
    private static Acquisition Stated(Acquisition acquisition, ReflectanceImage image, ReadOptions options)
    {
        bool isSpaced = options.Spacing > 0 && double.IsFinite(options.Spacing);
        string[] differs = isSpaced && Math.Abs(image.Spacing - options.Spacing) > .01 * options.Spacing
            ? [FormattableString.Invariant($"The file says {image.Spacing * 1e6:g4} µm a pixel; the {options.Spacing * 1e6:g4} µm that were stated are taken.")] : [];
        return acquisition with
        {
            Image = image.As(isSpaced ? options.Spacing : image.Spacing, options.Lighting, options.LampDegrees),
            Remarks = [.. acquisition.Remarks, .. differs],
        };
    }
}
