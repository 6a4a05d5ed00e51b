namespace Ballistics.Service.Marks;

/// <summary>
/// The form of an upload, for the API's description; the service itself streams it and never builds this.
/// The fields come first and the file last, because the file is judged by them while it arrives.
/// </summary>
public sealed record MarkUploadForm
{
    /// <summary>BreechFaceImpression, FiringPinImpression, EjectorMark, ApertureShear or LandEngravedArea.</summary>
    public required string Kind { get; init; }

    /// <summary>Number of the land in the bullet's own count, from 1; for a LandEngravedArea only.</summary>
    public int? Land { get; init; }

    /// <summary>SHA-256 of the file by the sender's own reckoning, hexadecimal; a file that does not fit is refused.</summary>
    public string? Sha256 { get; init; }

    /// <summary>
    /// The distance between the pixels of a picture, micrometres. Left out, the file's own is taken, or it is estimated from the primer found and the
    /// exhibit's calibre and marked as estimated. A topography goes by its file.
    /// </summary>
    public double? Spacing { get; init; }

    /// <summary>The file, last.</summary>
    public required IFormFile Scan { get; init; }
}
