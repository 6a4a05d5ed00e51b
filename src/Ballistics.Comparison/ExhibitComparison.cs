namespace Ballistics.Comparison;

/// <summary>Two exhibits compared by all the marks that both bear.</summary>
/// <param name="Score">Larger is more alike; NaN where no mark of the one can be compared with one of the other.</param>
/// <param name="Pairs">The pairs of marks the score rests on, the most alike first.</param>
/// <param name="LandPhase">Bullets: land k of the first lies on land k + phase of the second; null where there are no lands.</param>
public sealed record ExhibitComparison(double Score, IReadOnlyList<MarkPair> Pairs, int? LandPhase = null);
