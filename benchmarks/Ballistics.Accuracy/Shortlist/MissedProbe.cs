namespace Ballistics.Accuracy.Shortlist;

/// <summary>A probe that a shortlist misses.</summary>
/// <param name="Probe">The exhibit.</param>
/// <param name="Mate">The exhibit of the same source that is most similar to it.</param>
/// <param name="Rank">Where that stands among all distractors.</param>
internal sealed record MissedProbe(string Probe, string Mate, int Rank);
