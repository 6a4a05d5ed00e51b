using OpenCvSharp;

namespace Ballistics.Imaging.Regions;

/// <summary>A picture with fewer pixels, averaged over what was measured.</summary>
internal static class ReducedPicture
{
    /// <summary>Reduces a picture; the caller disposes the new one.</summary>
    /// <param name="picture">One channel, single precision; NaN where nothing was measured.</param>
    /// <param name="side">Pixels along the longer side; a smaller picture stays as large as it is.</param>
    public static Mat Of(Mat picture, double side)
    {
        double scale = ScaleOf(picture, side);
        var size = new Size(Math.Max(1, (int)Math.Round(picture.Width / scale)), Math.Max(1, (int)Math.Round(picture.Height / scale)));
        using Mat measured = new(), share = new(), filled = picture.Clone();
        Cv2.Compare(picture, picture, measured, CmpTypes.EQ);
        var small = new Mat();
        if (Cv2.CountNonZero(measured) == measured.Width * measured.Height)
        {
            Cv2.Resize(picture, small, size, 0, 0, InterpolationFlags.Area);
            return small;
        }
        using Mat unmeasured = new(), known = new(), few = new();
        Cv2.BitwiseNot(measured, unmeasured);
        filled.SetTo(0, unmeasured);
        measured.ConvertTo(known, MatType.CV_32F, 1 / 255.0);
        Cv2.Resize(filled, small, size, 0, 0, InterpolationFlags.Area);
        Cv2.Resize(known, share, size, 0, 0, InterpolationFlags.Area);
        Cv2.Divide(small, share, small);
        Cv2.Compare(share, RegionParameters.LeastKnownShare, few, CmpTypes.LE);
        small.SetTo(new Scalar(double.NaN), few);
        return small;
    }

    /// <summary>Pixels of a picture along one of it reduced, at least 1.</summary>
    public static double ScaleOf(Mat picture, double side) => Math.Max(1, Math.Max(picture.Width, picture.Height) / side);
}
