namespace Ballistics.Search.Intake;

/// <summary>An agency has as many scans waiting to be prepared as one may have; nothing was stored.</summary>
/// <param name="message">What to do.</param>
public sealed class IntakeLimitException(string message) : Exception(message);
