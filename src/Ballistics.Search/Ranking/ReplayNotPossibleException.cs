namespace Ballistics.Search.Ranking;

/// <summary>A list cannot be made again by this version of the program.</summary>
/// <param name="message">Why, and what to do.</param>
public sealed class ReplayNotPossibleException(string message) : Exception(message);
