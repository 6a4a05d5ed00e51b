namespace Ballistics.Search.Casework;

/// <summary>A candidate that a reviewer found worth an examiner's time: two exhibits, and how far people have come with them.</summary>
public sealed class Lead
{
    /// <summary>Identifies the lead.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The agency that searched.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The agency that owns the candidate; the same where both exhibits are its own.</summary>
    public required Guid CandidateAgencyId { get; init; }

    /// <summary>The exhibit searched with.</summary>
    public required Guid ProbeExhibitId { get; init; }

    /// <summary>The exhibit that was found.</summary>
    public required Guid CandidateExhibitId { get; init; }

    /// <summary>The search that found it.</summary>
    public required Guid SearchJobId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>By when it is to be concluded and verified.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How far it has come: what its events give, kept beside them so that it can be asked for.</summary>
    public LeadState State { get; set; } = LeadState.Open;

    /// <summary>How many events it has.</summary>
    public int Version { get; set; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>What was done, by whom, when and why; empty where it was not loaded.</summary>
    public IList<LeadEvent> Events { get; init; } = [];

    /// <summary>Whether it is late at an instant.</summary>
    public bool IsOverdue(DateTimeOffset now) =>
        now > DueAt && (State is LeadState.Open or LeadState.InComparison or LeadState.AwaitingVerification or LeadState.InVerification);
}
