namespace Ballistics.Service.Alerts;

/// <summary>Why an attempt failed.</summary>
/// <param name="What">In words.</param>
/// <param name="Final">Whether the receiver says that it will never take it.</param>
internal sealed record DeliveryProblem(string What, bool Final = false);
