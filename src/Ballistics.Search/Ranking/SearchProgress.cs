namespace Ballistics.Search.Ranking;

/// <summary>How far a search has come.</summary>
/// <param name="Eligible">Exhibits to compare, as counted when the search began.</param>
/// <param name="Compared">How many were given a score so far.</param>
/// <param name="NotComparable">How many could not be given a score so far.</param>
public readonly record struct SearchProgress(int Eligible, int Compared, int NotComparable);
