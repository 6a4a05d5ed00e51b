namespace Ballistics.Evidence;

/// <summary>Angles in degrees.</summary>
public static class Angles
{
    /// <summary>The same direction as an angle above −180 up to 180 degrees.</summary>
    public static double Normalise(double degrees)
    {
        double turned = degrees % 360;
        return turned > 180 ? turned - 360 : turned <= -180 ? turned + 360 : turned;
    }
}
