namespace Ballistics.Service.Alerts;

/// <summary>A part of the feed.</summary>
/// <param name="Alerts">The alerts, in the order they were given their places.</param>
/// <param name="Next">Where to go on: hand it back as `after`. It never passes an alert that is still to come.</param>
public sealed record AlertFeedResponse(IReadOnlyList<AlertResponse> Alerts, long Next);
