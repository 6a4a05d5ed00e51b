using Ballistics.Search.Regions;

namespace Ballistics.Service.Regions;

/// <summary>Who put regions right, when and why.</summary>
/// <param name="Id">Identifies the correction.</param>
/// <param name="At">When.</param>
/// <param name="By">The account that drew.</param>
/// <param name="Reason">Why.</param>
/// <param name="Drawn">What was drawn.</param>
public sealed record RegionCorrectionResponse(Guid Id, DateTimeOffset At, Guid By, string Reason, IReadOnlyList<RegionResponse> Drawn)
{
    internal static RegionCorrectionResponse Of(RegionCorrection correction) => new(
        correction.Id, correction.At, correction.By, correction.Reason, [.. correction.Regions.Regions.Select(region => RegionResponse.Of(region, isDrawn: true))]);
}
