namespace Ballistics.Comparison.Striae;

/// <summary>How two profiles compare; the path itself stays in the workspace until the next pair.</summary>
/// <param name="Score">Larger is more alike; NaN where the profiles never overlap enough.</param>
/// <param name="Correlation">Correlation of the elastically aligned profiles, −1 to 1.</param>
/// <param name="CongruentShare">Share of the profile segments that correlate well in their aligned places, 0 to 1.</param>
/// <param name="Overlap">The overlap as a share of the shorter profile.</param>
/// <param name="Lag">Point i of the first lies on point i + lag of the second; of the shorter profile on the longer.</param>
/// <param name="IsReversed">True where one of them runs backwards.</param>
/// <param name="IsSwapped">True where the pair's second profile is the shorter one.</param>
internal readonly record struct StriationAlignment(
    double Score, double Correlation, double CongruentShare, double Overlap, int Lag, bool IsReversed, bool IsSwapped);
