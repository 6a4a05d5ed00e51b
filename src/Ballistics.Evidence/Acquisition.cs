namespace Ballistics.Evidence;

/// <summary>
/// One measurement as it came in: a topography or an image, what measured it and when, and the digest of the bytes as uploaded.
/// Exactly one of <see cref="Topography"/> and <see cref="Image"/> is set.
/// </summary>
public sealed record Acquisition
{
    /// <summary>The name of the format that was recognised from the bytes: X3P, AL3D, PNG, TIFF, JPEG or BMP.</summary>
    public required string Format { get; init; }

    /// <summary>SHA-256 of the bytes as uploaded, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The height map; null where the file is a picture.</summary>
    public Topography? Topography { get; init; }

    /// <summary>The picture; null where the file is a height map.</summary>
    public ReflectanceImage? Image { get; init; }

    /// <summary>Areas a person drew on the scan; null where there are none.</summary>
    public DrawnMask? Mask { get; init; }

    /// <summary>What measured it, as the file states.</summary>
    public Instrument Instrument { get; init; } = new();

    /// <summary>Who made the file, as the file states; empty where it does not.</summary>
    public string Creator { get; init; } = "";

    /// <summary>When it was measured, as the file states; null where it does not.</summary>
    public DateTimeOffset? MeasuredAt { get; init; }

    /// <summary>
    /// What the reader had to infer or put right ("lateral spacing given in micrometres, converted to metres"), in plain words.
    /// </summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
