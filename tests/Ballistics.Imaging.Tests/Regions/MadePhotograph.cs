using Ballistics.Evidence;
using OpenCvSharp;

namespace Ballistics.Imaging.Tests.Regions;

/// <summary>A made photograph of a whole head of 9 mm proportions with letters, before a background, shortened along y: all of it is known.</summary>
internal static class MadePhotograph
{
    /// <summary>The head's radius, and where it stands.</summary>
    public const double Radius = 400, Middle = 500, Primer = 178;

    /// <summary>Where an ejector's mark lies from the head's middle, of the radius.</summary>
    private const double From = .74, To = .92;

    /// <summary>Half the angle it spans, degrees.</summary>
    private const double Half = 8;

    /// <summary>A photograph.</summary>
    /// <param name="background">Grey behind the head.</param>
    /// <param name="tilt">Height by width of what is round.</param>
    /// <param name="ejectorDegrees">Where the ejector struck, clockwise from the right; null for nowhere.</param>
    /// <param name="ejectorGrey">How dark its dent is.</param>
    /// <param name="seed">Draws the texture.</param>
    /// <param name="slant">How much brighter the right side is lit than the left one.</param>
    /// <param name="stroke">Width of the letters' strokes, pixels.</param>
    public static Acquisition Of(int background, double tilt = 1, double? ejectorDegrees = null, int ejectorGrey = 60, int seed = 11, double slant = 0, int stroke = 5)
    {
        using var picture = new Mat(1000, 1000, MatType.CV_8UC1, Scalar.All(background));
        Disc(400, 90);
        Disc(375, 150);
        for (int i = 0; i < 10; i++)
        {
            double angle = i * Math.PI / 5;
            var place = new Point((int)(480 + 270 * Math.Cos(angle)), (int)(520 + 270 * Math.Sin(angle)));
            Cv2.PutText(picture, "LUGER9MMXP"[i].ToString(), place, HersheyFonts.HersheySimplex, 2, Scalar.All(50), stroke, LineTypes.AntiAlias);
        }
        if (ejectorDegrees is { } at)
            Cv2.FillPoly(picture, [Corners(at).Select(corner => new Point((int)Math.Round(corner.X), (int)Math.Round(corner.Y)))], Scalar.All(ejectorGrey), LineTypes.AntiAlias);
        Disc((int)Primer, 30);
        Disc(150, 170);
        Cv2.Circle(picture, 512, 510, 45, Scalar.All(60), -1, LineTypes.AntiAlias);
        float[] texture = MadePicture.Texture(1000, seed);
        using var tilted = new Mat();
        using var map = Mat.FromPixelData(2, 3, MatType.CV_64FC1, new[] { 1, 0, 0, 0, tilt, 500 * (1 - tilt) });
        Cv2.WarpAffine(picture, tilted, map, picture.Size(), InterpolationFlags.Linear, BorderTypes.Replicate);
        tilted.GetArray(out byte[] greys);
        return MadePicture.Of(1000, (x, y) => greys[y * 1000 + x] / 255f * (float)(1 + slant * (x - 500) / 800.0) + .05f * texture[y * 1000 + x], spacing: double.NaN);

        void Disc(int radius, int grey) => Cv2.Circle(picture, 500, 500, radius, Scalar.All(grey), -1, LineTypes.AntiAlias);
    }

    /// <summary>True where the ejector struck.</summary>
    public static bool IsStruck(double x, double y, double tilt, double ejectorDegrees)
    {
        double dx = x - Middle, dy = (y - Middle) / tilt, radius = Math.Sqrt(dx * dx + dy * dy) / Radius;
        return radius is > From and < To && Math.Abs(Math.IEEERemainder(Math.Atan2(dy, dx) * 180 / Math.PI - ejectorDegrees, 360)) < Half;
    }

    private static IEnumerable<RegionPoint> Corners(double at)
    {
        IEnumerable<double> sweep = Enumerable.Range(0, 9).Select(i => (at - Half + Half * i / 4) * Math.PI / 180);
        return [.. sweep.Select(angle => On(From, angle)), .. sweep.Reverse().Select(angle => On(To, angle))];

        static RegionPoint On(double share, double angle) => new(Middle + share * Radius * Math.Cos(angle), Middle + share * Radius * Math.Sin(angle));
    }
}
