using System.IO.Compression;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>
/// Reads the mask layer that some X3P files carry: a picture (bindata/mask.png) of the scan's size, and in the XML which colour means what.
/// </summary>
/// <remarks>
/// Colours are stored inexactly (#CD7F32 as 177, 87, 29), so each pixel takes the nearest one of the legend. A mask without a legend
/// that is black and white marks in white what is to be looked at.
/// Its pixels lie as the heights are stored.
/// </remarks>
internal static class X3pMask
{
    /// <summary>Reads the mask; null where there is none, or where it cannot be used, which is remarked.</summary>
    /// <exception cref="RejectedScanException">The zip's entry is damaged.</exception>
    public static DrawnMask? Read(X3pArchive archive, X3pDocument document, int width, int height, X3pOrigin origin, ChecksumPolicy checksums, List<string> remarks)
    {
        ZipArchiveEntry? entry = archive.Find("bindata/mask.png") ?? archive.FindByFileName("mask.png");
        if (entry is null)
            return null;
        try
        {
            byte[] png = ZipEntryBytes.Read(entry, Limits.MaskBytes, checksums);
            if (FormatRecognition.Recognise(png) != FileFormat.Png)
                throw new RejectedScanException(RejectionReason.Damaged, "It is no PNG.");
            RasterHeader header = PngReader.Strip(png, out byte[] essential);
            if (header.Width != width || header.Height != height)
                throw new RejectedScanException(RejectionReason.Damaged, $"It has {header.Width} × {header.Height} pixels, the scan {width} × {height} points.");
            using DecodedRaster raster = DecodedRaster.Decode(essential, header);
            return Label(raster, document, origin, remarks);
        }
        catch (RejectedScanException problem) when (problem.Reason != RejectionReason.ChecksumMismatch)
        {
            // The heights are sound; a person's drawing that cannot be read must not lose them, but must not vanish unsaid either.
            remarks.Add($"The drawn mask ({entry.FullName}) is left out: {problem.Message}");
            return null;
        }
    }

    private static DrawnMask Label(DecodedRaster raster, X3pDocument document, X3pOrigin origin, List<string> remarks)
    {
        var legend = new MaskLegend(document.Text("Mask/Background"), document.Annotations);
        var row = new float[4 * raster.Width];
        var labels = new byte[raster.Width * raster.Height];
        if (legend.IsOpen)
            for (int y = 0; y < raster.Height; y++)
            {
                raster.ReadRow(y, row);
                for (int x = 0; x < raster.Width; x++)
                    legend.Meet(Rgb(row, x));
            }
        legend.Close();
        for (int y = 0; y < raster.Height; y++)
        {
            raster.ReadRow(y, row);
            for (int x = 0; x < raster.Width; x++)
                labels[y * raster.Width + x] = legend.Nearest(Rgb(row, x));
        }
        origin.Arrange(labels.AsSpan(), raster.Width);
        if (legend.IsOpen)
            remarks.Add("The drawn mask has no legend; its areas are told apart by colour alone.");
        return new DrawnMask(raster.Width, raster.Height, labels, legend.Labels);
    }

    /// <summary>The pixel's colour as 0xRRGGBB; what is transparent is black.</summary>
    private static int Rgb(float[] row, int x)
    {
        float opacity = row[4 * x + 3];
        int red = (int)(row[4 * x] * opacity * 255 + .5f), green = (int)(row[4 * x + 1] * opacity * 255 + .5f), blue = (int)(row[4 * x + 2] * opacity * 255 + .5f);
        return red << 16 | green << 8 | blue;
    }
}
