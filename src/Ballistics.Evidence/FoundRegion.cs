namespace Ballistics.Evidence;

/// <summary>One region of a scan.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Outline">Where it lies.</param>
/// <param name="Confidence">
/// 0 to 1. Of a circle: by how much the share of its rim on which the scan changes along the radius passes chance, so that 0 is a circle among random
/// directions and 1 an edge all around. Of a head-stamp area: the share of the ring around the primer that lies on the scan. Of a drag mark and an
/// ejector mark: how far it stands out from what surrounds it. Of grooves 1, since they are found by a limit and not by degree. Of what a person drew 1.
/// It says how well the region was seen, not how probable it is that a comparison is right.
/// </param>
/// <param name="DirectionDegrees">Of a drag mark its direction, from the x axis towards the y axis (clockwise as drawn); null of others.</param>
public sealed record FoundRegion(RegionName Name, RegionOutline Outline, double Confidence, double? DirectionDegrees = null);
