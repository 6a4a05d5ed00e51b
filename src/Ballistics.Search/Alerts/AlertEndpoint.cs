namespace Ballistics.Search.Alerts;

/// <summary>An address to which an agency has its alerts sent.</summary>
public sealed class AlertEndpoint
{
    /// <summary>Identifies the endpoint.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The agency.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>How alerts are carried there.</summary>
    public required AlertEndpointKind Kind { get; init; }

    /// <summary>The URL, or the mail address.</summary>
    public required string Address { get; init; }

    /// <summary>A webhook's secret, sealed by <see cref="SecretBox"/>; null for mail.</summary>
    public byte[]? Secret { get; init; }

    /// <summary>When it was entered; alerts from before are not sent there.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was taken away; null while it stands. What was delivered stays on record.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}
