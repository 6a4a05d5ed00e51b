using System.Globalization;
using Ballistics.Evidence;
using Ballistics.Imaging.Rendering;
using OpenCvSharp;

namespace Ballistics.Cli.Drawing;

/// <summary>
/// Three panels: the first mark, the second in the found pose, and both at once, the first in red and the second in cyan, so that
/// where they agree the picture is grey.
/// </summary>
internal static class OverlayPicture
{
    /// <summary>Draws the pair; the caller disposes the picture.</summary>
    /// <param name="first">The first prepared mark.</param>
    /// <param name="second">The second.</param>
    /// <param name="comparison">The pair, with the pose of the second on the first.</param>
    public static Mat Draw(PreparedMark first, PreparedMark second, MarkComparison comparison)
    {
        Frame frame = Frame.Around(first.Surface, second.Surface, comparison.Pose);
        Topography below = frame.Sample(first.Surface, default), above = frame.Sample(second.Surface, comparison.Pose);
        double scale = 1 / frame.Spacing;
        using SurfacePicture left = SurfacePicture.Draw(below, scale, first.Modality), right = SurfacePicture.Draw(above, scale, second.Modality);
        using Mat both = Blend(below, MapShading.Shade(below, first.Modality), above, MapShading.Shade(above, second.Modality));
        Pose pose = comparison.Pose;
        string caption = string.Create(CultureInfo.InvariantCulture,
            $"turn {pose.RotationDegrees:0.0} deg, shift {pose.X * 1e6:0} and {pose.Y * 1e6:0} um, correlation {comparison.Correlation:0.000}, overlap {comparison.OverlapFraction:0.00}, score {comparison.Score:0.000}");
        return Panels.Join(caption, left.Picture, right.Picture, both);
    }

    private static Mat Blend(Topography below, byte[] greyBelow, Topography above, byte[] greyAbove)
    {
        var picture = new Mat(below.Height, below.Width, MatType.CV_8UC3);
        for (int y = 0, i = 0; y < below.Height; y++)
            for (int x = 0; x < below.Width; x++, i++)
            {
                byte red = greyBelow[i], cyan = greyAbove[i];
                picture.Set(y, x, (float.IsNaN(below[x, y]), float.IsNaN(above[x, y])) switch
                {
                    (false, false) => new Vec3b(cyan, cyan, red),
                    (false, true) => new Vec3b((byte)(red / 4), (byte)(red / 4), (byte)(red / 2)),
                    (true, false) => new Vec3b((byte)(cyan / 2), (byte)(cyan / 2), (byte)(cyan / 4)),
                    _ => Palette.Unmeasured,
                });
            }
        return picture;
    }

    /// <summary>A grid in the first mark's frame that holds all that was measured of both.</summary>
    private readonly record struct Frame(double Left, double Top, double Spacing, int Width, int Height)
    {
        public static Frame Around(Topography first, Topography second, Pose pose)
        {
            double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
            foreach ((double x, double y) in Measured(first, default).Concat(Measured(second, pose)))
                (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
            double side = Math.Max(right - left, bottom - top);
            if (!(side > 0))
                return new Frame(0, 0, first.SpacingX, 1, 1);
            double spacing = side / PictureSize.Side;
            return new Frame(left, top, spacing, (int)((right - left) / spacing) + 1, (int)((bottom - top) / spacing) + 1);
        }

        public Topography Sample(Topography surface, Pose pose)
        {
            var blank = new Topography(Width, Height, Spacing, Spacing, new float[Width * Height]);
            double middleX = Left + (Width - 1) / 2.0 * Spacing, middleY = Top + (Height - 1) / 2.0 * Spacing;
            return PoseResampler.Resample(surface, blank, pose with { X = pose.X - middleX, Y = pose.Y - middleY });
        }

        private static IEnumerable<(double X, double Y)> Measured(Topography surface, Pose pose)
        {
            for (int y = 0; y < surface.Height; y++)
                for (int x = 0; x < surface.Width; x++)
                    if (!float.IsNaN(surface[x, y]))
                        yield return pose.Apply((x - (surface.Width - 1) / 2.0) * surface.SpacingX, (y - (surface.Height - 1) / 2.0) * surface.SpacingY);
        }
    }
}
