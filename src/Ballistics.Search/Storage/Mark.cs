using Ballistics.Evidence;

namespace Ballistics.Search.Storage;

/// <summary>One mark of an exhibit: the scan as it was uploaded, and what became of it.</summary>
public sealed class Mark
{
    /// <summary>Identifies the mark.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The exhibit that bears it.</summary>
    public required Guid ExhibitId { get; init; }

    /// <summary>The kind of mark.</summary>
    public required MarkKind Kind { get; init; }

    /// <summary>Number of the land in the bullet's own count, from 1; null where the mark is no land or it was not counted.</summary>
    public int? Land { get; init; }

    /// <summary>SHA-256 of the original, 64 lower-case hexadecimal digits; the original is kept under it.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Size of the original, bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The name the file came with; only shown, never used as a path.</summary>
    public required string FileName { get; init; }

    /// <summary>The format that was recognised from the bytes.</summary>
    public required string Format { get; set; }

    /// <summary>Points in a row.</summary>
    public required int Width { get; set; }

    /// <summary>Rows.</summary>
    public required int Height { get; set; }

    /// <summary>Distance between neighbours in a row, metres; null where a picture does not say.</summary>
    public double? SpacingX { get; set; }

    /// <summary>Distance between rows, metres; null where a picture does not say.</summary>
    public double? SpacingY { get; set; }

    /// <summary>Where the spacing comes from.</summary>
    public SpacingOrigin SpacingOrigin { get; set; }

    /// <summary>The distance between a picture's pixels as its submitter stated it, metres; null where it was not stated.</summary>
    public double? StatedSpacing { get; init; }

    /// <summary>How a picture was lit, as its submitter stated it.</summary>
    public Lighting Lighting { get; init; }

    /// <summary>Direction towards the lamp of a picture's side light as its submitter stated it, degrees; null where it was not stated.</summary>
    public double? LampDegrees { get; init; }

    /// <summary>What the reader had to infer or put right, in plain words.</summary>
    public IList<string> Remarks { get; set; } = [];

    /// <summary>What measured it, as the file states; empty where it does not.</summary>
    public string Instrument { get; set; } = "";

    /// <summary>When it was measured, as the file states; null where it does not.</summary>
    public DateTimeOffset? MeasuredAt { get; set; }

    /// <summary>When it was taken in.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>How far it has come.</summary>
    public required MarkState State { get; set; }

    /// <summary>Why it was refused; null where it was not.</summary>
    public RejectionReason? RefusalReason { get; set; }

    /// <summary>Why it was refused, in words; null where it was not.</summary>
    public string? RefusalMessage { get; set; }

    /// <summary>The version of the signature by which the state was reached.</summary>
    public required int SignatureVersion { get; set; }

    /// <summary>Whether the standing searches have still to take it up.</summary>
    public bool IsStandingDue { get; set; } = true;

    /// <summary>Its signature; null where there is none or it was not loaded.</summary>
    public MarkSignature? Signature { get; set; }

    /// <summary>What the quality gate said of it; null where it was taken in before there was one, or was not loaded.</summary>
    public Quality.QualityRecord? Quality { get; set; }

    /// <summary>By what the same picture is known again when it comes as another file; null where none could be taken.</summary>
    public byte[]? Fingerprint { get; set; }
}
