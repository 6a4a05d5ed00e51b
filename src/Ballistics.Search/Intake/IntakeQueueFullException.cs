namespace Ballistics.Search.Intake;

/// <summary>As many scans wait to be prepared as may; nothing was stored.</summary>
/// <param name="message">What to do.</param>
public sealed class IntakeQueueFullException(string message) : Exception(message);
