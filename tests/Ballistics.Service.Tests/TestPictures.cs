using Ballistics.Tests;
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

    /// <summary>
    /// The relief of <see cref="TestScans.Relief"/> as a lamp on its right shows it, in 160 × 160 grey pixels of <see cref="TestScans.Spacing"/>, turned by
    /// quarters while the lamp stands still. Black beyond the mark.
    /// </summary>
    public static byte[] SideLit(int firearm, int shot = 0, int quarters = 0)
    {
        double[] relief = TestScans.Relief(firearm, shot);
        int size = (int)Math.Sqrt(relief.Length);
        // The first row of an X3P file is the lowest of the surface, that of a picture the highest.
        double[] heights = [.. Enumerable.Range(0, size).Reverse().SelectMany(row => relief[(row * size)..((row + 1) * size)])];
        for (int quarter = 0; quarter < quarters; quarter++)
            heights = [.. Enumerable.Range(0, heights.Length).Select(i => heights[(size - 1 - i % size) * size + i / size])];
        using var picture = new Mat(size, size, MatType.CV_8UC1, new OpenCvSharp.Scalar(0));
        for (int y = 0; y < size; y++)
            for (int x = 1; x < size - 1; x++)
            {
                // What falls towards the right faces the lamp.
                double slope = (heights[y * size + x - 1] - heights[y * size + x + 1]) / (2 * TestScans.Spacing);
                if (!double.IsNaN(slope + heights[y * size + x]))
                    picture.Set(y, x, (byte)Math.Clamp(120 + 300 * slope, 1, 250));
            }
        Cv2.ImEncode(".png", picture, out byte[] file);
        return file;
    }
}
