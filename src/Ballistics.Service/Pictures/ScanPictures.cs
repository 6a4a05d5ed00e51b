using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Search.Intake;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Pictures;

/// <summary>Draws scans as they were uploaded, on the scan workers.</summary>
internal sealed class ScanPictures(EvidenceStore store, ScanWorkers workers)
{
    /// <summary>A PNG file of a scan, its longer side at most <see cref="Limits.PictureSide"/> pixels.</summary>
    public Task<byte[]> DrawAsync(Mark mark, CancellationToken cancellation) =>
        workers.RunAsync(mark.Length, () => Draw(store.Originals.ReadBytes(mark.Sha256)), cancellation);

    private static byte[] Draw(byte[] original)
    {
        Acquisition acquisition = AcquisitionReader.Read(original);
        return acquisition.Topography is { } surface ? Draw(surface) : Draw(acquisition.Image!);
    }

    private static byte[] Draw(Topography surface)
    {
        int step = Step(surface.Width, surface.Height);
        Topography small = Thin(surface, step);
        return Png.Grey(small.Width, small.Height, Relief.Shade(small));
    }

    private static byte[] Draw(ReflectanceImage image)
    {
        int step = Step(image.Width, image.Height), width = (image.Width - 1) / step + 1, height = (image.Height - 1) / step + 1;
        var greys = new byte[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                greys[y * width + x] = (byte)Math.Clamp(255 * image.Intensities[y * step * image.Width + x * step], 0, 255);
        return Png.Grey(width, height, greys);
    }

    private static int Step(int width, int height) => (Math.Max(width, height) - 1) / Limits.PictureSide + 1;

    // The mean of each block, so that thinning adds no noise.
    private static Topography Thin(Topography surface, int step)
    {
        int width = (surface.Width - 1) / step + 1, height = (surface.Height - 1) / step + 1;
        var heights = new float[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                double sum = 0;
                int measured = 0;
                for (int v = y * step; v < Math.Min((y + 1) * step, surface.Height); v++)
                    for (int u = x * step; u < Math.Min((x + 1) * step, surface.Width); u++)
                        if (!float.IsNaN(surface[u, v]))
                        {
                            sum += surface[u, v];
                            measured++;
                        }
                heights[y * width + x] = measured == 0 ? float.NaN : (float)(sum / measured);
            }
        return new Topography(width, height, surface.SpacingX * step, surface.SpacingY * step, heights);
    }
}
