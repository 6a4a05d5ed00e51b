using Ballistics.Evidence;

namespace Ballistics.Search.Regions;

/// <summary>What an examiner put right of the regions found on a mark. Every correction is kept, beside what the program had found; the latest holds.</summary>
public sealed class RegionCorrection
{
    /// <summary>Identifies the correction.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The mark.</summary>
    public required Guid MarkId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The account that made it.</summary>
    public required Guid By { get; init; }

    /// <summary>Why, in the examiner's own words.</summary>
    public required string Reason { get; init; }

    /// <summary>The regions as drawn, as JSON; those that were left as found are not among them.</summary>
    public required string Drawn { get; init; }

    /// <summary>What the program had found by itself, as JSON.</summary>
    public required string Found { get; init; }

    /// <summary>The regions as drawn.</summary>
    public ScanRegions Regions => RegionsJson.Read(Drawn);
}
