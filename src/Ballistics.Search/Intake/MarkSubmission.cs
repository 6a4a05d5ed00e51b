using Ballistics.Evidence;

namespace Ballistics.Search.Intake;

/// <summary>What a submitter states about a scan.</summary>
/// <param name="ExhibitId">The exhibit that bears the mark.</param>
/// <param name="Kind">The kind of mark.</param>
/// <param name="FileName">The name of the file; any folders in it are dropped.</param>
/// <param name="Land">Number of the land in the bullet's own count, from 1; null where the mark is no land or it was not counted.</param>
/// <param name="Sha256">SHA-256 of the file by the submitter's own reckoning, hexadecimal; null where none was sent.</param>
/// <param name="Spacing">The distance between a picture's pixels, metres; null where it is not stated. A topography goes by its file.</param>
/// <param name="Lighting">How a picture was lit; without it a picture is kept and shown, and not compared.</param>
/// <param name="LampDegrees">Direction towards the lamp of side light, degrees as in <see cref="ReflectanceImage.LampDegrees"/>; null where it is not stated.</param>
public sealed record MarkSubmission(
    Guid ExhibitId, MarkKind Kind, string FileName, int? Land = null, string? Sha256 = null, double? Spacing = null,
    Lighting Lighting = Lighting.Unknown, double? LampDegrees = null);
