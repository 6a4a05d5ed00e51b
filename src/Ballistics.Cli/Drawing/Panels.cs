using OpenCvSharp;

namespace Ballistics.Cli.Drawing;

/// <summary>Puts pictures together under a caption.</summary>
internal static class Panels
{
    /// <summary>Pictures more than this many times as wide as high stand above each other.</summary>
    private const double Wide = 2.5;

    /// <summary>One picture of several; the caller disposes it.</summary>
    /// <param name="caption">Written above; ASCII, which is all the plain font has.</param>
    /// <param name="pictures">From left to right, or wide ones from top to bottom.</param>
    public static Mat Join(string caption, params IReadOnlyList<Mat> pictures)
    {
        bool stacked = pictures.All(picture => picture.Width > Wide * picture.Height);
        int gaps = (pictures.Count - 1) * PictureSize.Gap;
        int widest = pictures.Max(picture => picture.Width), highest = pictures.Max(picture => picture.Height);
        int width = stacked ? widest : pictures.Sum(picture => picture.Width) + gaps;
        int height = stacked ? pictures.Sum(picture => picture.Height) + gaps : highest;
        var joined = new Mat(height + PictureSize.Caption, Math.Max(width, 12 * caption.Length), MatType.CV_8UC3, Palette.Paper);
        Cv2.PutText(joined, caption, new Point(8, PictureSize.Caption - 12), HersheyFonts.HersheySimplex, 0.55, Palette.Ink, 1, LineTypes.AntiAlias);
        int left = 0, top = PictureSize.Caption;
        foreach (Mat picture in pictures)
        {
            var corner = stacked ? new Point((widest - picture.Width) / 2, top) : new Point(left, top + (highest - picture.Height) / 2);
            using var place = new Mat(joined, new Rect(corner, picture.Size()));
            picture.CopyTo(place);
            if (stacked)
                top += picture.Height + PictureSize.Gap;
            else
                left += picture.Width + PictureSize.Gap;
        }
        return joined;
    }
}
