using Ballistics.Evidence;
using Ballistics.Search.Regions;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Regions;

/// <summary>The regions of a mark's scan: those that hold, what the program finds by itself, and every correction.</summary>
/// <param name="MarkId">The mark.</param>
/// <param name="Width">Points in a row of the scan.</param>
/// <param name="Height">Rows of it.</param>
/// <param name="Regions">The regions that hold: as drawn where an examiner drew them, else as found. What was not found is not among them.</param>
/// <param name="Found">What the program finds by itself.</param>
/// <param name="Remarks">What a person should know of how they were found.</param>
/// <param name="Corrections">Every correction, the latest, which holds, first.</param>
/// <param name="Picture">Address of a picture of the scan with the regions that hold drawn on it.</param>
public sealed record MarkRegionsResponse(
    Guid MarkId,
    int Width,
    int Height,
    IReadOnlyList<RegionResponse> Regions,
    IReadOnlyList<RegionResponse> Found,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<RegionCorrectionResponse> Corrections,
    string Picture)
{
    internal static MarkRegionsResponse Of(Mark mark, ScanRegions found, IReadOnlyList<RegionCorrection> corrections) => new(
        mark.Id, mark.Width, mark.Height,
        [.. InForce(found, corrections).Select(region => RegionResponse.Of(region.Region, region.IsDrawn))],
        [.. found.Regions.Select(region => RegionResponse.Of(region, isDrawn: false))],
        found.Remarks, [.. corrections.Select(RegionCorrectionResponse.Of)], $"/api/v1/marks/{mark.Id}/regions/picture");

    /// <summary>The regions that hold, in the order of their names.</summary>
    internal static IEnumerable<(FoundRegion Region, bool IsDrawn)> InForce(ScanRegions found, IReadOnlyList<RegionCorrection> corrections)
    {
        ScanRegions? drawn = corrections.Count > 0 ? corrections[0].Regions : null;
        return (drawn?.Regions ?? []).Select(region => (region, true))
            .Concat(found.Regions.Where(region => drawn?[region.Name] is null).Select(region => (region, false)))
            .OrderBy(region => region.Item1.Name);
    }
}
