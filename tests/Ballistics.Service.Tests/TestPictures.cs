using OpenCvSharp;

namespace Ballistics.Service.Tests;

/// <summary>Pictures without heights.</summary>
internal static class TestPictures
{
    /// <summary>A grey JPEG of 80 × 60 pixels.</summary>
    public static byte[] Jpeg()
    {
        using var picture = new Mat(60, 80, MatType.CV_8UC1, new OpenCvSharp.Scalar(90));
        Cv2.Circle(picture, 40, 30, 20, new OpenCvSharp.Scalar(200), -1);
        Cv2.ImEncode(".jpg", picture, out byte[] file);
        return file;
    }
}
