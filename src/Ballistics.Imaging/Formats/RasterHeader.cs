using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>What a picture's header says, read before anything is decoded.</summary>
internal sealed record RasterHeader
{
    /// <summary>The format's name.</summary>
    public required string Format { get; init; }

    /// <summary>Pixels in a row, as stored.</summary>
    public required int Width { get; init; }

    /// <summary>Rows, as stored.</summary>
    public required int Height { get; init; }

    /// <summary>Distance between pixels in a row, metres; NaN where the file does not say.</summary>
    public double SpacingX { get; init; } = double.NaN;

    /// <summary>Distance between rows, metres; NaN where the file does not say.</summary>
    public double SpacingY { get; init; } = double.NaN;

    /// <summary>Whose metadata the spacing is from; null where it is the format's own resolution.</summary>
    public string? SpacingSource { get; init; }

    /// <summary>How the stored picture has to be turned to stand upright: 1 to 8 as in EXIF.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>True where the decoder turns the picture upright by itself (OpenCV does so with TIFF, and with nothing else as it is called here).</summary>
    public bool DecodedUpright { get; init; }

    /// <summary>True where a fourth sample is no transparency (many bitmaps leave it zero), or was applied before.</summary>
    public bool IgnoresAlpha { get; init; }

    /// <summary>True where a fourth sample is opacity, whoever applies it: a picture that is transparent everywhere shows nothing.</summary>
    public bool HasOpacity { get; init; }

    /// <summary>The decoded sample that is white; null where it is the greatest its bits can hold.</summary>
    public float? White { get; init; }

    /// <summary>The decoded grey sample that stands for transparency; null where none does.</summary>
    public int? TransparentGrey { get; init; }

    /// <summary>True where 0 is white and the decoder leaves it so.</summary>
    public bool IsInverted { get; init; }

    /// <summary>The file's colour profile (ICC); null where it has none.</summary>
    public byte[]? Profile { get; init; }

    /// <summary>What the file's numbers stand for by its own word, where it has no profile; null where it says nothing.</summary>
    public ColourEncoding? Encoding { get; init; }

    /// <summary>True where more pictures follow the first.</summary>
    public bool HasMorePages { get; init; }

    /// <summary>Refuses a picture by its claims.</summary>
    /// <param name="format">The format's name.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="bitsPerPixel">All samples of a pixel together, as they are decoded.</param>
    /// <exception cref="RejectedScanException">No pixels, too many, or too many bytes once decoded.</exception>
    public static void RefuseSize(string format, long width, long height, long bitsPerPixel)
    {
        Grid.RefuseSize($"{format} picture", width, height);
        // Decoders turn single bits and palettes into whole bytes of up to four samples.
        long bytes = width * height * Math.Max(bitsPerPixel, 8) / 8;
        if (bytes > Limits.DecodedBytes)
            throw new RejectedScanException(RejectionReason.TooLarge,
                $"The {format} picture needs {bytes} bytes once decoded; up to {Limits.DecodedBytes} are taken. Crop it or save it as grey.");
    }

    /// <summary>The rejection of a file that ends, or contradicts itself, before its pixels are complete.</summary>
    public static RejectedScanException Damaged(string format, string what) =>
        new(RejectionReason.Damaged, $"The {format} picture cannot be read: {what} Send the file again, whole.");
}
