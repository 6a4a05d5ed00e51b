namespace Ballistics.Comparison.Striae;

/// <summary>A lag worth aligning at: point i of the first profile lies on point i + lag of the second.</summary>
/// <param name="Lag">The lag, coarse points.</param>
/// <param name="IsReversed">True where the first profile runs backwards.</param>
/// <param name="Quality">Correlation there, less what speaks against the place.</param>
internal readonly record struct CoarseLag(int Lag, bool IsReversed, double Quality);
