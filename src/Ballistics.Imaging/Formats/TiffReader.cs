using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>TIFF and BigTIFF: 1 to 16 bits, and floating-point numbers; the first picture of the file.</summary>
internal static class TiffReader
{
    private const string Format = "TIFF";
    private const int Width = 256, Height = 257, Bits = 258, Compression = 259, StripOffsets = 273, OrientationTag = 274, Samples = 277,
        StripCounts = 279, ResolutionX = 282, ResolutionY = 283, ResolutionUnit = 296, TileWidth = 322, TileHeight = 323,
        TileOffsets = 324, TileCounts = 325, ExtraSamples = 338, PhotometricTag = 262, PlanarTag = 284, SampleFormatTag = 339, ProfileTag = 34675;

    private const int WhiteIsZero = 0, Rgb = 2, Palette = 3, TransparencyMask = 4, Separated = 5, YCbCr = 6;

    /// <summary>Reads one picture.</summary>
    /// <exception cref="RejectedScanException">Cut off, not sound, or too large.</exception>
    public static Acquisition Read(ReadOnlySpan<byte> bytes, string sha256) => RasterImage.Read(bytes, Header(bytes), sha256);

    /// <summary>Reads the header and looks whether every piece of the picture lies in the file.</summary>
    /// <exception cref="RejectedScanException">Cut off, not sound, or too large.</exception>
    public static RasterHeader Header(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 26)
            throw RasterHeader.Damaged(Format, "it ends before its size is told.");
        var directory = new TiffDirectory(bytes);
        ulong width = directory[Width].Or(0), height = directory[Height].Or(0);
        ulong samples = directory[Samples].Or(1), bits = directory[Bits].Or(1);
        if (samples is 0 or > 16 || bits is 0 or > 64)
            throw RasterHeader.Damaged(Format, $"it claims {samples} samples of {bits} bits a pixel.");
        RefuseRareKinds(directory, (int)samples, (int)bits);
        // Colours decode to at least three samples, four with opacity; whatever is below a byte becomes one.
        long bitsPerPixel = (long)Math.Max(bits, 8) * (samples == 1 ? 1 : Math.Max(4, (long)samples));
        RasterHeader.RefuseSize(Format, Bounded(width), Bounded(height), bitsPerPixel);
        RefusePieces(bytes, directory, bitsPerPixel);
        double unit = directory[ResolutionUnit].Or(2) switch { 2 => .0254, 3 => .01, _ => double.NaN };
        MicroscopeScale? scale = MicroscopeScale.Of(bytes, directory);
        return new RasterHeader
        {
            Format = Format,
            Width = (int)width,
            Height = (int)height,
            SpacingX = scale?.X ?? unit / directory[ResolutionX].Fraction(),
            SpacingY = scale?.Y ?? unit / directory[ResolutionY].Fraction(),
            SpacingSource = scale?.Source,
            Orientation = directory[OrientationTag].Or(1) is >= 1 and <= 8 and var orientation ? (int)orientation : 1,
            DecodedUpright = true,
            // The decoder blends 8-bit colours by itself; colours that were blended when saved (1) must not be blended again.
            IgnoresAlpha = bits <= 8 || directory[ExtraSamples].Or(0) == 1,
            HasOpacity = samples == 4,
            White = bits is 10 or 12 or 14 ? ((1 << (int)bits) - 1) << (16 - (int)bits) : null,
            // The decoder turns single bits and bytes about by itself.
            IsInverted = bits > 8 && directory[PhotometricTag].Or(1) == WhiteIsZero,
            Profile = directory[ProfileTag] is { Count: > 0 and <= Limits.ProfileBytes } profile ? profile.Bytes.ToArray() : null,
            HasMorePages = directory.HasNext,
        };
    }

    /// <summary>
    /// Refuses by name what the decoder would misread, or read by a rule of thumb: ink instead of light, planes of 16 bits apart, palettes
    /// of 16 bits, numbers of fewer bits than a byte.
    /// </summary>
    private static void RefuseRareKinds(TiffDirectory directory, int samples, int bits)
    {
        int photometric = (int)Math.Min(directory[PhotometricTag].Or(1), ushort.MaxValue);
        bool isFloat = directory[SampleFormatTag].Or(1) == 3;
        TiffField depths = directory[Bits];
        bool isMixed = false;
        for (int i = 1; i < depths.Count; i++)
            isMixed |= depths[i] != depths[0];
        string? rare =
            photometric == Separated ? "in inks (CMYK), which stand for paper and not for light"
            : photometric is TransparencyMask or > YCbCr ? $"in colours of a rare kind (photometric interpretation {photometric})"
            : isMixed ? "of samples of different bits"
            : isFloat ? bits is 32 or 64 && photometric != WhiteIsZero ? null : $"of {bits}-bit floating-point numbers"
            : bits is not (1 or 8 or 10 or 12 or 14 or 16) ? $"of {bits}-bit whole numbers"
            : photometric is Palette or YCbCr && bits != 8 ? $"of {bits}-bit {(photometric == Palette ? "palette entries" : "colour differences")}"
            : samples == 2 ? "of grey with transparency"
            : samples is not (1 or 3 or 4) || (photometric == Rgb && samples < 3) || (photometric is 0 or 1 && samples != 1) ? $"of {samples} samples a pixel"
            : directory[PlanarTag].Or(1) == 2 && samples > 1 && bits > 8 ? $"stored plane by plane with {bits} bits"
            : null;
        if (rare is not null)
            throw new RejectedScanException(RejectionReason.Unsupported,
                $"The TIFF picture is {rare}. Save it as grey or RGB of 8 or 16 bits, pixel by pixel, or as 32-bit floating-point grey.");
    }

    /// <summary>Strips or tiles: all inside the file, none larger than the limits once decoded, none a JPEG of endless passes.</summary>
    private static void RefusePieces(ReadOnlySpan<byte> bytes, TiffDirectory directory, long bitsPerPixel)
    {
        bool tiled = directory[TileOffsets].Count > 0;
        if (tiled)
            RasterHeader.RefuseSize($"{Format} tile of a", Bounded(directory[TileWidth].Or(0)), Bounded(directory[TileHeight].Or(0)), bitsPerPixel);
        TiffField offsets = directory[tiled ? TileOffsets : StripOffsets], counts = directory[tiled ? TileCounts : StripCounts];
        if (offsets.Count == 0)
            throw RasterHeader.Damaged(Format, "it has no pixels.");
        bool jpeg = directory[Compression].Or(1) is 6 or 7;
        for (int i = 0; i < offsets.Count; i++)
        {
            ulong offset = offsets[i], count = counts[i];
            if (offset > (ulong)bytes.Length || count > (ulong)bytes.Length - offset)
                throw RasterHeader.Damaged(Format, "it is cut off within its pixels.");
            // Within compressed pixels FF is always followed by 0, so that FF DA is the start of a pass and nothing else.
            if (jpeg && bytes.Slice((int)offset, (int)count).Count((ReadOnlySpan<byte>)[0xFF, 0xDA]) > Limits.JpegScans)
                throw new RejectedScanException(RejectionReason.TooLarge, "The TIFF holds a JPEG of too many passes. Save it again without JPEG.");
        }
    }

    private static long Bounded(ulong number) => (long)Math.Min(number, int.MaxValue);
}
