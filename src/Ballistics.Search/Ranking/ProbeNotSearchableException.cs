namespace Ballistics.Search.Ranking;

/// <summary>An exhibit cannot be searched with; the message says why and what to do.</summary>
/// <param name="message">What is wrong, where, and what to do.</param>
public sealed class ProbeNotSearchableException(string message) : Exception(message);
