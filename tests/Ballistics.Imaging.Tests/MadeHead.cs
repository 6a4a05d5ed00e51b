using Ballistics.Evidence;

namespace Ballistics.Imaging.Tests;

/// <summary>The head of a made cartridge case: every circle on it is known.</summary>
/// <param name="X">Centre of the primer, pixels.</param>
/// <param name="Y">Centre of the primer, pixels.</param>
/// <param name="Face">Radius of the primer's face, pixels.</param>
/// <param name="Turn">By how many degrees it is turned, clockwise as drawn.</param>
internal sealed record MadeHead(double X, double Y, double Face, double Turn = 0)
{
    public double Primer => 1.25 * Face;

    public double Pin => .3 * Face;

    public double PinX => X + .12 * Face * Math.Cos(Radians(40));

    public double PinY => Y + .12 * Face * Math.Sin(Radians(40));

    /// <summary>Which way the firing pin dragged, degrees.</summary>
    public double DragDegrees => -30 + Turn;

    /// <summary>Its picture under ring light: what is steep is dark.</summary>
    public Acquisition Picture(int size, float brightness = 1, int seed = 1)
    {
        float[] texture = MadePicture.Texture(size, seed);
        return MadePicture.Of(size, (x, y) => brightness * (Grey(x, y) + .12f * texture[y * size + x]));
    }

    /// <summary>Its heights, metres: the head at 0, a groove around the primer, the face 60 µm below and the firing pin's crater in it.</summary>
    /// <param name="size">Points along each side.</param>
    /// <param name="spacing">Distance between points, metres.</param>
    /// <param name="slope">Tilt of the whole, metres a metre.</param>
    public Topography Heights(int size, double spacing, double slope = .01)
    {
        float[] texture = MadePicture.Texture(size, seed: 5);
        return MadeSurface.Of(size, size, (x, y) => Height(x, y) + slope * x * spacing + 2e-6 * texture[y * size + x], spacing, spacing);
    }

    /// <summary>True where the breech face pressed.</summary>
    public bool IsPressed(double x, double y) => From(x, y, X, Y) < Face && From(x, y, PinX, PinY) > 1.6 * Pin;

    private double Height(double x, double y)
    {
        double fromCentre = From(x, y, X, Y), fromPin = From(x, y, PinX, PinY);
        double soft = .04 * Face;
        double head = Step(fromCentre - Primer, soft), shoulder = Step(fromCentre - Face, soft), crater = 1 - Step(fromPin - Pin, soft), edge = 1 - Step(fromPin - 1.6 * Pin, soft / 4);
        return -60e-6 * (1 - head) - 180e-6 * shoulder * (1 - head) + 45e-6 * edge - 300e-6 * crater;
    }

    private float Grey(double x, double y)
    {
        double fromCentre = From(x, y, X, Y), fromPin = From(x, y, PinX, PinY);
        bool isDrag = fromPin < 1.9 * Pin && Math.Abs(Math.IEEERemainder(Math.Atan2(y - PinY, x - PinX) - Radians(-30), 2 * Math.PI)) < .4;
        return fromCentre > Primer ? .45f
            : fromCentre > Face ? .08f
            : fromPin < Pin ? .15f
            : isDrag ? .25f
            : .6f;
    }

    private double Radians(double degrees) => (degrees + Turn) * Math.PI / 180;

    private static double From(double x, double y, double centreX, double centreY) => Math.Sqrt((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY));

    private static double Step(double distance, double width) => 1 / (1 + Math.Exp(-4 * distance / width));
}
