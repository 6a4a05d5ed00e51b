using Ballistics.Evidence;

namespace Ballistics.Imaging.Rendering;

/// <summary>Lays one surface on another as a comparison found them.</summary>
public static class PoseResampler
{
    /// <summary>
    /// The second surface on the first one's grid: at each of its points the height that the second has there under the pose,
    /// relative to the second's own datum. NaN outside the second, and where one of the four points around a place is unmeasured.
    /// </summary>
    /// <param name="second">The surface that is turned about its map's centre and shifted.</param>
    /// <param name="first">The surface whose grid is taken.</param>
    /// <param name="pose">Where the second lies on the first.</param>
    /// <remarks>Bilinear: a second much finer than the first has to be made as coarse before, or it is drawn with more noise than it has.</remarks>
    public static Topography Resample(Topography second, Topography first, Pose pose)
    {
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(first);
        Pose back = pose.Inverse();
        ReadOnlySpan<float> source = second.Heights;
        var heights = new float[first.Width * first.Height];
        // Places are linear in column and row: one step to the right moves by `right`, one row down by `down`.
        (double originX, double originY) = back.Apply(-(first.Width - 1) / 2.0 * first.SpacingX, -(first.Height - 1) / 2.0 * first.SpacingY);
        (double zeroX, double zeroY) = back.Apply(0, 0);
        (double rightX, double rightY) = back.Apply(first.SpacingX, 0);
        (double downX, double downY) = back.Apply(0, first.SpacingY);
        for (int y = 0; y < first.Height; y++)
        {
            for (int x = 0; x < first.Width; x++)
            {
                double metresX = originX + x * (rightX - zeroX) + y * (downX - zeroX), metresY = originY + x * (rightY - zeroY) + y * (downY - zeroY);
                heights[y * first.Width + x] = SurfaceSampling.Bilinear(source, second.Width, second.Height,
                    metresX / second.SpacingX + (second.Width - 1) / 2.0, metresY / second.SpacingY + (second.Height - 1) / 2.0);
            }
        }
        return new Topography(first.Width, first.Height, first.SpacingX, first.SpacingY, heights, second.Datum);
    }
}
