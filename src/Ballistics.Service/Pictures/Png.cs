using OpenCvSharp;

namespace Ballistics.Service.Pictures;

/// <summary>Writes PNG files.</summary>
internal static class Png
{
    /// <summary>A grey picture.</summary>
    public static byte[] Grey(int width, int height, byte[] greys) => Write(width, height, MatType.CV_8UC1, greys);

    /// <summary>A colour picture, blue, green and red of a point after each other.</summary>
    public static byte[] Colour(int width, int height, byte[] blueGreenRed) => Write(width, height, MatType.CV_8UC3, blueGreenRed);

    private static byte[] Write(int width, int height, MatType type, byte[] pixels)
    {
        using Mat picture = Mat.FromPixelData(height, width, type, pixels);
        Cv2.ImEncode(".png", picture, out byte[] file);
        return file;
    }
}
