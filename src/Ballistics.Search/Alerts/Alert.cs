namespace Ballistics.Search.Alerts;

/// <summary>
/// Something an agency is told. It says what happened and where to look, and nothing of a record: whoever looks there sees what
/// the owners' policies let him.
/// </summary>
public sealed class Alert
{
    /// <summary>Identifies the alert; the id every delivery of it bears.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The agency that is told.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>Its place among the agency's alerts, from 1, without gaps: later ones never come before earlier ones.</summary>
    public required long Sequence { get; init; }

    /// <summary>What happened.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>What it concerns, a noun as in the API's addresses: search, lead, consent, hit, exhibit.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Identifies that.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When somebody of the agency read it; null while nobody has.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Who read it; null while nobody has.</summary>
    public Guid? ReadBy { get; set; }
}
