namespace Ballistics.Search.Alerts;

/// <summary>How far the delivery of an alert to one endpoint has come.</summary>
public enum DeliveryState
{
    /// <summary>It is to be sent, for the first time or again.</summary>
    Pending,

    /// <summary>The endpoint took it.</summary>
    Delivered,

    /// <summary>It was given up after so many attempts; a replay sends it again.</summary>
    Dead,

    /// <summary>The endpoint was taken away before it took it.</summary>
    Dropped,
}
