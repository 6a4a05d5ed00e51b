namespace Ballistics.Accuracy.Shortlist;

/// <summary>Which probes a shortlist misses.</summary>
internal static class MissedProbes
{
    /// <summary>Probes whose best mark of the same source stands behind the first hundredth of the distractors' number, the worst first.</summary>
    public static IReadOnlyList<ProbeRanks> Of(IReadOnlyList<ProbeRanks> ranks, int distractors) =>
        [.. ranks.Where(probe => probe.At(distractors) > Math.Max(1, distractors / 100)).OrderByDescending(probe => probe.At(distractors))];

    /// <summary>The same by name.</summary>
    public static IReadOnlyList<MissedProbe> Named(IReadOnlyList<ProbeRanks> ranks, int distractors) =>
        [.. Of(ranks, distractors).Select(probe => new MissedProbe(probe.Scan.Label.Exhibit, probe.Mate.Label.Exhibit, probe.At(distractors)))];
}
