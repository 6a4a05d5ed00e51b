namespace Ballistics.Evidence;

/// <summary>
/// Where the second mark of a pair has to be put so that it lies on the first: turned about its own map's centre, then shifted.
/// A point p of the second, measured from the centre of its map, lies at R(rotation)·p + (x, y) from the centre of the first's.
/// </summary>
/// <param name="X">Shift to the right, metres.</param>
/// <param name="Y">Shift downwards, metres.</param>
/// <param name="RotationDegrees">Turn from the x axis towards the y axis (clockwise as drawn), degrees, above −180 up to 180.</param>
public readonly record struct Pose(double X, double Y, double RotationDegrees)
{
    /// <summary>The pose that puts the first mark on the second.</summary>
    public Pose Inverse()
    {
        double radians = RotationDegrees * Math.PI / 180, cos = Math.Cos(radians), sin = Math.Sin(radians);
        return new Pose(-(cos * X + sin * Y), sin * X - cos * Y, RotationDegrees == 180 ? 180 : -RotationDegrees);
    }

    /// <summary>This pose, and then another motion of what it put in place.</summary>
    public Pose Then(Pose next)
    {
        (double x, double y) = next.Apply(X, Y);
        return new Pose(x, y, Angles.Normalise(RotationDegrees + next.RotationDegrees));
    }

    /// <summary>Where a point of the second mark lies on the first; both in metres from their map's centre.</summary>
    public (double X, double Y) Apply(double x, double y)
    {
        double radians = RotationDegrees * Math.PI / 180, cos = Math.Cos(radians), sin = Math.Sin(radians);
        return (cos * x - sin * y + X, sin * x + cos * y + Y);
    }
}
