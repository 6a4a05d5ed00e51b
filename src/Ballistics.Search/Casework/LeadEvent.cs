namespace Ballistics.Search.Casework;

/// <summary>One thing that was done to a lead: who, when, why. Events are only ever added, never changed.</summary>
public sealed class LeadEvent
{
    /// <summary>The lead.</summary>
    public required Guid LeadId { get; init; }

    /// <summary>Its place among the lead's events, from 1. The database takes each place once, so of two people who act at the same time one is refused.</summary>
    public required int Sequence { get; init; }

    /// <summary>What was done.</summary>
    public required LeadAction Action { get; init; }

    /// <summary>Who did it.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>On behalf of which agency.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The reason, in the person's own words.</summary>
    public required string Why { get; init; }

    /// <summary>The conclusion stated; null where the action states none.</summary>
    public Conclusion? Conclusion { get; init; }

    /// <summary>The event of a step.</summary>
    internal static LeadEvent Of(Guid lead, int sequence, LeadStep step, DateTimeOffset at) => new()
    {
        LeadId = lead,
        Sequence = sequence,
        Action = step.Action,
        PersonId = step.PersonId,
        AgencyId = step.AgencyId,
        At = at,
        Why = step.Why,
        Conclusion = step.Conclusion,
    };
}
