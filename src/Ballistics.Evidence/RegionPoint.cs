namespace Ballistics.Evidence;

/// <summary>A corner of a polygon on a scan.</summary>
/// <param name="X">Points to the right of the middle of the scan's first point.</param>
/// <param name="Y">Points below it.</param>
public sealed record RegionPoint(double X, double Y);
