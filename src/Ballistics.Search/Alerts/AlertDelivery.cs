namespace Ballistics.Search.Alerts;

/// <summary>One alert on its way to one endpoint. The row is written with the alert, so that no crash loses it.</summary>
public sealed class AlertDelivery
{
    /// <summary>Identifies the delivery.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The alert.</summary>
    public required Guid AlertId { get; init; }

    /// <summary>The alert; null where it was not loaded.</summary>
    public Alert? Alert { get; init; }

    /// <summary>The endpoint.</summary>
    public required Guid EndpointId { get; init; }

    /// <summary>How far it has come.</summary>
    public DeliveryState State { get; set; } = DeliveryState.Pending;

    /// <summary>Attempts begun. It is counted before anything is sent, so that what may have arrived is never sent again as if for the first time.</summary>
    public int Attempts { get; set; }

    /// <summary>When it is to be sent next; moved ahead while an attempt is under way, so that no other machine sends it too.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>What came of the last attempt that failed; null where none has.</summary>
    public string? Problem { get; set; }

    /// <summary>When the endpoint took it; null before.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }
}
