using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>From a decoded picture to a grey one, upright.</summary>
internal static class RasterImage
{
    /// <summary>Decodes and turns to grey as sRGB keeps it: colours by their luminance, transparency onto black.</summary>
    /// <param name="bytes">What the decoder is given.</param>
    /// <param name="header">What the header says, judged already.</param>
    /// <param name="sha256">Digest of the upload.</param>
    /// <exception cref="RejectedScanException">The decoder refuses the bytes, or the picture shows nothing.</exception>
    public static Acquisition Read(ReadOnlySpan<byte> bytes, RasterHeader header, string sha256)
    {
        var remarks = new List<string>();
        using DecodedRaster raster = DecodedRaster.Decode(bytes, header);
        bool isGrey = raster.Channels == 1;
        ColourEncoding encoding = header.Profile is { } profile ? IccProfile.Read(profile, isGrey, remarks) : header.Encoding ?? ColourEncoding.Srgb;
        if (header.Profile is null && !encoding.IsSrgb)
            remarks.Add("Grey values converted by the tone curve that the file states.");
        float[] grey = new GreyConversion(raster, header, encoding).Convert();
        if (raster.IsFloat)
            FitToWhite(grey, remarks);
        if (!isGrey)
            remarks.Add("Colours turned to grey.");
        if (header.HasMorePages)
            remarks.Add("The file holds several pictures; the first was read.");
        (float[] upright, int width, int height) = Orientation.Upright(grey, raster.Width, raster.Height, header.DecodedUpright ? 1 : header.Orientation);
        if (header.Orientation != 1)
            remarks.Add("Picture turned upright as the file asks.");
        return new Acquisition
        {
            Format = header.Format,
            Sha256 = sha256,
            Image = new ReflectanceImage(width, height, upright, Spacing(header, remarks), Lighting.Unknown),
            Remarks = remarks,
        };
    }

    /// <summary>Floating-point samples have no agreed white: those outside 0 to 1 are stretched from their darkest to their brightest.</summary>
    private static void FitToWhite(float[] grey, List<string> remarks)
    {
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        foreach (float value in grey)
            if (float.IsFinite(value))
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (!(low <= high))
            throw new RejectedScanException(RejectionReason.TooLittleMeasured, "No pixel of the picture has a finite value.");
        bool fits = low >= 0 && high <= 1;
        if (!fits)
            remarks.Add(FormattableString.Invariant($"Floating-point values from {low:g6} to {high:g6} stretched to 0 to 1."));
        double span = high > low ? (double)high - low : 1;
        long unmeasured = 0;
        for (int i = 0; i < grey.Length; i++)
        {
            if (!float.IsFinite(grey[i]))
            {
                grey[i] = 0;
                unmeasured++;
            }
            else if (!fits)
                grey[i] = (float)(((double)grey[i] - low) / span);
        }
        if (unmeasured > 0)
            remarks.Add($"{unmeasured} pixels without a finite value taken as black.");
    }

    private static double Spacing(RasterHeader header, List<string> remarks)
    {
        double x = header.SpacingX, y = header.SpacingY;
        if (!double.IsFinite(x) || !double.IsFinite(y) || x <= 0 || y <= 0)
            return double.NaN;
        string? doubt = Math.Abs(x - y) > .01 * x ? "is not the same along x and y"
            : x > Limits.GreatestImageSpacing || x < Limits.LeastSpacing ? "fits a printed page, not a tool mark" : null;
        if (doubt is null)
        {
            if (header.SpacingSource is { } source)
                remarks.Add(FormattableString.Invariant($"Spacing of {x * 1e6:g4} µm a pixel from the file's {source}."));
            return x;
        }
        remarks.Add(FormattableString.Invariant($"The file's resolution ({x * 1e6:g4} × {y * 1e6:g4} µm a pixel) {doubt}; the spacing is taken as unknown."));
        return double.NaN;
    }
}
