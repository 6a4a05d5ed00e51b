using Ballistics.Evidence;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Marks;

/// <summary>A mark as it was uploaded, and what became of it.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="ExhibitId">The exhibit that bears it.</param>
/// <param name="Kind">The kind of mark.</param>
/// <param name="Land">Number of the land in the bullet's own count, from 1; null where the mark is no land or it was not counted.</param>
/// <param name="Sha256">SHA-256 of the bytes as uploaded, 64 lower-case hexadecimal digits.</param>
/// <param name="Length">Size of the original, bytes.</param>
/// <param name="FileName">The name the file came with.</param>
/// <param name="Format">The format recognised from the bytes: X3P, AL3D, PNG, TIFF, JPEG or BMP.</param>
/// <param name="State">Ready is searched; NotComparable is a picture of unknown spacing or lighting, kept and shown only; Received waits for its signature; Refused says why.</param>
/// <param name="RefusalReason">Why it was refused after it was kept, by a newer version or because its submitter did not wait; null where it was not.</param>
/// <param name="RefusalMessage">The same in words.</param>
/// <param name="Remarks">What had to be inferred or put right, in plain words.</param>
/// <param name="Quality">How well the scan can serve, measure by measure; null where it was taken in before scans were judged, or is not judged.</param>
/// <param name="Width">Points in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="SpacingX">Distance between neighbours in a row, metres; null where a picture does not say.</param>
/// <param name="SpacingY">Distance between rows, metres; null where a picture does not say.</param>
/// <param name="SpacingOrigin">Where the spacing comes from: File, Stated by the submitter, Estimated from the primer found and the calibre's nominal one, or Unknown.</param>
/// <param name="Lighting">How a picture was lit, as its submitter stated it; Unknown of a topography.</param>
/// <param name="LampDegrees">Direction towards its lamp, degrees; null where it was not stated.</param>
/// <param name="Instrument">What measured it, as the file states; empty where it does not.</param>
/// <param name="MeasuredAt">When it was measured, as the file states; null where it does not.</param>
/// <param name="ReceivedAt">When it was taken in.</param>
/// <param name="Original">Address of the bytes as uploaded.</param>
/// <param name="Picture">Address of a picture of the scan.</param>
/// <param name="Regions">Address of the regions found on the scan, or put right by an examiner.</param>
public sealed record MarkResponse(
    Guid Id,
    Guid ExhibitId,
    string Kind,
    int? Land,
    string Sha256,
    long Length,
    string FileName,
    string Format,
    MarkState State,
    RejectionReason? RefusalReason,
    string? RefusalMessage,
    IReadOnlyList<string> Remarks,
    QualityResponse? Quality,
    int Width,
    int Height,
    double? SpacingX,
    double? SpacingY,
    SpacingOrigin SpacingOrigin,
    Lighting Lighting,
    double? LampDegrees,
    string Instrument,
    DateTimeOffset? MeasuredAt,
    DateTimeOffset ReceivedAt,
    string Original,
    string Picture,
    string Regions)
{
    internal static MarkResponse Of(Mark mark) => new(
        mark.Id, mark.ExhibitId, mark.Kind.Name, mark.Land, mark.Sha256, mark.Length, mark.FileName, mark.Format, mark.State, mark.RefusalReason,
        mark.RefusalMessage, [.. mark.Remarks], QualityResponse.Of(mark.Quality?.Report), mark.Width, mark.Height, mark.SpacingX, mark.SpacingY, mark.SpacingOrigin, mark.Lighting, mark.LampDegrees, mark.Instrument, mark.MeasuredAt, mark.ReceivedAt,
        $"/api/v1/marks/{mark.Id}/original", $"/api/v1/marks/{mark.Id}/picture", $"/api/v1/marks/{mark.Id}/regions");
}
