using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Rendering;
using Ballistics.Search.Intake;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Pictures;

/// <summary>Draws scans as they were uploaded, on the scan workers.</summary>
internal sealed class ScanPictures(EvidenceStore store, ScanWorkers workers)
{
    /// <summary>A PNG file of a scan, its longer side at most <see cref="Limits.PictureSide"/> pixels; transparent where nothing was measured. It names its original.</summary>
    public Task<byte[]> DrawAsync(Mark mark, CancellationToken cancellation) =>
        workers.RunAsync(mark.Length, () => DerivedPng.Of(Draw(store.Originals.ReadBytes(mark.Sha256)), mark.Sha256), cancellation);

    private static byte[] Draw(byte[] original)
    {
        Acquisition acquisition = AcquisitionReader.Read(original);
        return acquisition.Topography is { } surface ? Draw(surface) : Draw(acquisition.Image!);
    }

    private static byte[] Draw(Topography surface)
    {
        double side = Math.Max(surface.Width * surface.SpacingX, surface.Height * surface.SpacingY), own = Math.Max(surface.SpacingX, surface.SpacingY);
        return SurfaceRenderer.Render(surface, new RenderOptions { PixelSize = Math.Max(own, side / Limits.PictureSide) });
    }

    private static byte[] Draw(ReflectanceImage image)
    {
        int step = (Math.Max(image.Width, image.Height) - 1) / Limits.PictureSide + 1;
        int width = (image.Width - 1) / step + 1, height = (image.Height - 1) / step + 1;
        var greys = new byte[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                greys[y * width + x] = (byte)Math.Clamp(255 * image.Intensities[y * step * image.Width + x * step], 0, 255);
        return PngWriter.Grey(width, height, greys);
    }
}
