using OpenCvSharp;

namespace Ballistics.Cli.Drawing;

/// <summary>Puts pictures side by side under a caption.</summary>
internal static class Panels
{
    /// <summary>One picture of several; the caller disposes it.</summary>
    /// <param name="caption">Written above; ASCII, which is all the plain font has.</param>
    /// <param name="pictures">From left to right.</param>
    public static Mat Join(string caption, params IReadOnlyList<Mat> pictures)
    {
        int height = pictures.Max(picture => picture.Height), width = pictures.Sum(picture => picture.Width) + (pictures.Count - 1) * PictureSize.Gap;
        var joined = new Mat(height + PictureSize.Caption, Math.Max(width, 12 * caption.Length), MatType.CV_8UC3, Palette.Paper);
        Cv2.PutText(joined, caption, new Point(8, PictureSize.Caption - 12), HersheyFonts.HersheySimplex, 0.55, Palette.Ink, 1, LineTypes.AntiAlias);
        int left = 0;
        foreach (Mat picture in pictures)
        {
            using var place = new Mat(joined, new Rect(left, PictureSize.Caption + (height - picture.Height) / 2, picture.Width, picture.Height));
            picture.CopyTo(place);
            left += picture.Width + PictureSize.Gap;
        }
        return joined;
    }
}
