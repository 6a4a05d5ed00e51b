using Ballistics.Evidence;
using Ballistics.Imaging.Filters;

namespace Ballistics.Imaging.Illumination;

/// <summary>
/// The relief that a picture under side light tells of: linear shape from shading (Pentland 1990). In small slopes a place is the brighter
/// the more it leans towards the lamp, so that the picture is the relief's derivative along the lamp's direction, and the relief its
/// integral; what runs along that direction casts neither light nor shade and stays unknown.
/// </summary>
/// <remarks>
/// The lamp stands still while the mark may be turned under it: two such pictures show different slopes of one relief and agree little,
/// the reliefs integrated from them agree in all directions that both lamps show.
/// </remarks>
public static class ReliefFromShading
{
    /// <summary>
    /// Directions in which the picture shows less than this share of the full slope are not raised beyond it: noise would be.
    /// </summary>
    private const double LeastShown = 0.25;

    /// <summary>Room about the map, as a share of its side, so that what leaves on one side does not come in on the other.</summary>
    private const double Room = 0.15;

    /// <summary>The relief in units of its own: contrast times points.</summary>
    /// <param name="contrast">The picture's contrast, about zero; NaN is unmeasured.</param>
    /// <param name="lampDegrees">Direction towards the lamp, degrees from x towards y.</param>
    public static Topography Estimate(Topography contrast, double lampDegrees)
    {
        ArgumentNullException.ThrowIfNull(contrast);
        int width = contrast.Width, height = contrast.Height, side = FourierTransform.SideFor((int)(Math.Max(width, height) * (1 + Room)));
        double[] real = new double[side * side], imaginary = new double[side * side];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                real[y * side + x] = float.IsNaN(contrast[x, y]) ? 0 : contrast[x, y];
        FourierTransform.Apply(real, imaginary, side, backwards: false);
        (double sin, double cos) = Math.SinCos(lampDegrees * Math.PI / 180);
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++)
            {
                double u = (x < side / 2 ? x : x - side), v = (y < side / 2 ? y : y - side), wave = Math.Sqrt(u * u + v * v);
                int i = y * side + x;
                double shown = wave == 0 ? 0 : (u * cos + v * sin) / wave;
                // Bright where it rises away from the lamp's foot, i.e. −∂z/∂l: the transform times −i·wave·shown; here that is undone.
                double factor = wave == 0 ? 0 : shown / (wave * (shown * shown + LeastShown * LeastShown));
                (real[i], imaginary[i]) = (-imaginary[i] * factor, real[i] * factor);
            }
        FourierTransform.Apply(real, imaginary, side, backwards: true);
        var relief = new float[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                relief[y * width + x] = float.IsNaN(contrast[x, y]) ? float.NaN : (float)real[y * side + x];
        return new Topography(width, height, contrast.SpacingX, contrast.SpacingY, relief);
    }
}
