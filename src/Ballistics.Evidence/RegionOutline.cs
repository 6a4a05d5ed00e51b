namespace Ballistics.Evidence;

/// <summary>Where a region lies: within a circle or a polygon, less its holes. Exactly one of the two is set.</summary>
/// <param name="Circle">The circle; null where the outline is a polygon.</param>
/// <param name="Polygon">The corners in order, at least three; null where the outline is a circle.</param>
/// <param name="Holes">What is left out; null for nothing. Holes have no holes.</param>
public sealed record RegionOutline(RegionCircle? Circle = null, IReadOnlyList<RegionPoint>? Polygon = null, IReadOnlyList<RegionOutline>? Holes = null);
