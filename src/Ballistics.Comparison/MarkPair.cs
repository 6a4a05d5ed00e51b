using Ballistics.Evidence;

namespace Ballistics.Comparison;

/// <summary>Two marks, one of each exhibit, and how they compare.</summary>
/// <param name="FirstMark">Id of the first exhibit's mark.</param>
/// <param name="SecondMark">Id of the second exhibit's mark.</param>
/// <param name="Comparison">How they compare.</param>
public sealed record MarkPair(string FirstMark, string SecondMark, MarkComparison Comparison);
