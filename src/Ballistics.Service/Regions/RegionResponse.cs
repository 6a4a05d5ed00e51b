using Ballistics.Evidence;

namespace Ballistics.Service.Regions;

/// <summary>A region of a mark's scan.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Outline">Where it lies, in points of the scan from the middle of the first, x to the right, y downwards.</param>
/// <param name="Confidence">How well it was seen, 0 to 1: of a circle the agreement of its rim with an edge beyond chance. 1 where a person drew it. No probability.</param>
/// <param name="DirectionDegrees">Of a drag mark its direction, 0 to the right, 90 downwards; null of others.</param>
/// <param name="IsDrawn">True where an examiner drew it.</param>
public sealed record RegionResponse(RegionName Name, RegionOutline Outline, double Confidence, double? DirectionDegrees, bool IsDrawn)
{
    internal static RegionResponse Of(FoundRegion region, bool isDrawn) => new(region.Name, region.Outline, region.Confidence, region.DirectionDegrees, isDrawn);
}
