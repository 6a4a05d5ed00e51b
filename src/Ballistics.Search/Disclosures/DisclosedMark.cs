using Ballistics.Evidence;

namespace Ballistics.Search.Disclosures;

/// <summary>A mark as a package tells of it.</summary>
/// <param name="Id">Identifies the mark.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Land">Number of the land in the bullet's own count; null where it is none.</param>
/// <param name="FileName">The name its file came with.</param>
/// <param name="Original">SHA-256 of its original; the file lies under <c>originals/</c> and this.</param>
/// <param name="Regions">The regions an examiner put right, as JSON; null where the program's own were used.</param>
/// <param name="Spacing">Distance between a picture's pixels by which it was compared, metres; null of a topography.</param>
/// <param name="Lighting">How the picture was lit; null of a topography.</param>
/// <param name="LampDegrees">Direction towards its lamp, degrees; null where it is not known.</param>
public sealed record DisclosedMark(Guid Id, string Kind, int? Land, string FileName, string Original, string? Regions = null,
    double? Spacing = null, Lighting? Lighting = null, double? LampDegrees = null);
