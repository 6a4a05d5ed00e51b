namespace Ballistics.Evidence;

/// <summary>A circle on a scan.</summary>
/// <param name="X">Centre, points to the right of the middle of the scan's first point.</param>
/// <param name="Y">Centre, points below it.</param>
/// <param name="Radius">Radius, points.</param>
public sealed record RegionCircle(double X, double Y, double Radius);
