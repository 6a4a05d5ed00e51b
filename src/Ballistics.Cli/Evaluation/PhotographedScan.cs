using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Pictures;
using OpenCvSharp;

namespace Ballistics.Cli.Evaluation;

/// <summary>A scan as a camera above it would have seen it, saved as JPEG and read again: all that its comparison knows is in the file and what the operator states.</summary>
internal static class PhotographedScan
{
    /// <summary>Where the side lamp is said to stand in every picture, degrees: from the upper left, as is the custom of drawings.</summary>
    public const double LampDegrees = -135;

    /// <summary>The quality that pictures are saved with.</summary>
    public const int JpegQuality = 85;

    /// <summary>The picture of a scan, always alike for one file and light.</summary>
    /// <param name="scan">The scan, turned already: the lamp does not turn with the mark.</param>
    /// <param name="file">Its file's name, which draws what differs from picture to picture.</param>
    /// <param name="light">The light.</param>
    public static Acquisition Take(Topography scan, string file, MicroscopeLight light)
    {
        byte[] greys = MicroscopePicture.Take(scan, light, LampDegrees, new Seed(0).For(Path.GetFileName(file)).For(light.ToString()));
        using Mat picture = Mat.FromPixelData(scan.Height, scan.Width, MatType.CV_8UC1, greys);
        Cv2.ImEncode(".jpg", picture, out byte[] saved, new ImageEncodingParam(ImwriteFlags.JpegQuality, JpegQuality));
        return AcquisitionReader.Read(saved, new ReadOptions
        {
            Spacing = scan.SpacingX,
            Lighting = light == MicroscopeLight.Ring ? Lighting.Ring : Lighting.Side,
            LampDegrees = LampDegrees,
        });
    }
}
