using Ballistics.Cli.Output;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Regions;
using OpenCvSharp;

namespace Ballistics.Cli.Drawing;

/// <summary>The first step alone: where the mark lies on each of two files, pictures without known lighting or spacing too.</summary>
internal static class RegionStep
{
    /// <summary>Writes a picture of each file's region; returns their names.</summary>
    /// <param name="first">The first file.</param>
    /// <param name="second">The second.</param>
    /// <param name="kind">The kind of mark both show.</param>
    /// <param name="folder">Where; it is made where it is missing.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    public static IReadOnlyList<string> Write(string first, string second, MarkKind kind, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var names = new List<string>();
        foreach ((string path, string side) in new[] { (first, "first"), (second, "second") })
        {
            Acquisition acquisition = AcquisitionReader.Read(File.ReadAllBytes(path));
            RegionOfInterest region = RegionLocator.Locate(acquisition, kind);
            using Mat picture = acquisition.Topography is not null ? StepPicture.OfMark("region", region, acquisition) : OfPicture(acquisition.Image!, region);
            Cv2.ImEncode(".png", picture, out byte[] file);
            names.Add($"{PipelineSteps.PlaceOf("region") + 1:00}-region-{side}.png");
            WholeFile.Write(Path.Combine(folder, names[^1]), file, cancellation);
        }
        return names;
    }

    private static Mat OfPicture(ReflectanceImage image, RegionOfInterest region)
    {
        using var full = new Mat(image.Height, image.Width, MatType.CV_8UC3);
        for (int y = 0, i = 0; y < image.Height; y++)
            for (int x = 0; x < image.Width; x++, i++)
                full.Set(y, x, SurfacePicture.Colour((byte)Math.Clamp(255 * image.Intensities[i] + .5f, 0, 255), outside: !region.Included[i]));
        double scale = PictureSize.Side / (double)Math.Max(image.Width, image.Height);
        using var picture = new Mat();
        Cv2.Resize(full, picture, new Size(Math.Max(1, (int)(image.Width * scale)), Math.Max(1, (int)(image.Height * scale))), 0, 0, scale < 1 ? InterpolationFlags.Area : InterpolationFlags.Linear);
        return Panels.Join($"region ({region.Origin})", picture);
    }
}
