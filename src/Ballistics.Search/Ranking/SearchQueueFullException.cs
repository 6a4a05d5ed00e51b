namespace Ballistics.Search.Ranking;

/// <summary>Too many searches wait already; trying later helps.</summary>
/// <param name="message">How many wait, and what to do.</param>
public sealed class SearchQueueFullException(string message) : Exception(message);
