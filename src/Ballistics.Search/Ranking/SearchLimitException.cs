namespace Ballistics.Search.Ranking;

/// <summary>An agency has as many searches waiting or running as it may; trying later helps.</summary>
/// <param name="message">How many they are, and what to do.</param>
public sealed class SearchLimitException(string message) : Exception(message);
