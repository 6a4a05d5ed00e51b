namespace Ballistics.Search.Casework;

/// <summary>One thing that was done about a request for detail: who, when, why. Events are only ever added, never changed.</summary>
public sealed class DetailEvent
{
    /// <summary>The request.</summary>
    public required Guid DetailRequestId { get; init; }

    /// <summary>Its place among the request's events, from 1; the database takes each place once.</summary>
    public required int Sequence { get; init; }

    /// <summary>What was done.</summary>
    public required DetailAction Action { get; init; }

    /// <summary>Who did it.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>On behalf of which agency.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The reason, in the person's own words.</summary>
    public required string Why { get; init; }
}
