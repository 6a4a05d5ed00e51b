using Ballistics.Evidence;
using Ballistics.Imaging.Rendering;

namespace Ballistics.Service.Pictures;

/// <summary>
/// One grid for the pictures of a pair, in the first mark's frame and wide enough for all that was measured of both.
/// </summary>
/// <param name="Left">Left edge, metres from the centre of the first mark's map.</param>
/// <param name="Top">Upper edge, metres from the centre of the first mark's map.</param>
/// <param name="Spacing">Distance between neighbours, metres.</param>
/// <param name="Width">Points in a row.</param>
/// <param name="Height">Rows.</param>
internal readonly record struct SharedGrid(double Left, double Top, double Spacing, int Width, int Height)
{
    /// <summary>The grid of a pair.</summary>
    /// <param name="first">The first mark.</param>
    /// <param name="second">The second mark.</param>
    /// <param name="pose">Where the second lies on the first.</param>
    public static SharedGrid Of(Topography first, Topography second, Pose pose)
    {
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        Include(first, default);
        Include(second, pose);
        double side = Math.Max(right - left, bottom - top);
        if (!(side > 0))
            return new SharedGrid(0, 0, first.SpacingX, 1, 1);
        double spacing = Math.Max(first.SpacingX, side / Limits.PictureSide);
        return new SharedGrid(left, top, spacing, (int)Math.Ceiling((right - left) / spacing) + 1, (int)Math.Ceiling((bottom - top) / spacing) + 1);

        void Include(Topography surface, Pose place)
        {
            for (int y = 0; y < surface.Height; y++)
                for (int x = 0; x < surface.Width; x++)
                    if (!float.IsNaN(surface[x, y]))
                    {
                        (double u, double v) = place.Apply((x - (surface.Width - 1) / 2.0) * surface.SpacingX, (y - (surface.Height - 1) / 2.0) * surface.SpacingY);
                        (left, right, top, bottom) = (Math.Min(left, u), Math.Max(right, u), Math.Min(top, v), Math.Max(bottom, v));
                    }
        }
    }

    /// <summary>A mark on this grid; between its points it is interpolated, and beside an unmeasured one it is unmeasured.</summary>
    /// <param name="surface">The mark.</param>
    /// <param name="pose">Where it lies on the first mark.</param>
    public Topography Sample(Topography surface, Pose pose)
    {
        // The same pose, told from the centre of this grid instead of the first mark's.
        double centreX = Left + (Width - 1) / 2.0 * Spacing, centreY = Top + (Height - 1) / 2.0 * Spacing;
        var frame = new Topography(Width, Height, Spacing, Spacing, new float[Width * Height]);
        return PoseResampler.Resample(surface, frame, new Pose(pose.X - centreX, pose.Y - centreY, pose.RotationDegrees));
    }
}
