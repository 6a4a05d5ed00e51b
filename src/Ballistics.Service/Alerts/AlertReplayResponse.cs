namespace Ballistics.Service.Alerts;

/// <summary>What a replay did.</summary>
/// <param name="Replayed">Alerts that are sent again, under the ids they had, as further attempts.</param>
public sealed record AlertReplayResponse(int Replayed);
