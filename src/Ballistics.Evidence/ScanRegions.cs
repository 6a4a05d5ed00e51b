namespace Ballistics.Evidence;

/// <summary>The regions of a scan. What was not found is not in the list: nothing is guessed.</summary>
/// <param name="Width">Points in a row of the scan.</param>
/// <param name="Height">Rows of it.</param>
/// <param name="Regions">The regions, each name at most once.</param>
/// <param name="Remarks">What a person should know of how they were found, in plain words.</param>
public sealed record ScanRegions(int Width, int Height, IReadOnlyList<FoundRegion> Regions, IReadOnlyList<string> Remarks)
{
    /// <summary>The region of that name; null where it was not found.</summary>
    public FoundRegion? this[RegionName name] => Regions.FirstOrDefault(region => region.Name == name);
}
