namespace Ballistics.Cli.Evaluation;

/// <summary>
/// The cumulative match characteristic: each item as probe against all others it was paired with; the share of probes whose best
/// known match stands at rank k or better (ISO/IEC 19795-1). Only probes with a known match in the gallery count. A tie is counted
/// against the probe (every known non-match with the same score stands before it); a known match with no score is found at no rank.
/// </summary>
internal sealed class RankRates
{
    private readonly int[] _ranks;
    private readonly bool _canFail;

    /// <summary>Ranks every probe.</summary>
    /// <param name="pairs">Every pair of every probe with its gallery.</param>
    public RankRates(IReadOnlyList<PairResult> pairs)
    {
        _canFail = pairs.Any(pair => !pair.IsKnownMatch);
        _ranks =
        [
            .. pairs.SelectMany(pair => new[] { (Probe: pair.First, Pair: pair), (Probe: pair.Second, Pair: pair) })
                .GroupBy(side => side.Probe, side => side.Pair, ReferenceEqualityComparer.Instance)
                .Where(probe => probe.Any(pair => pair.IsKnownMatch))
                .Select(probe => RankOfBestKnownMatch([.. probe])),
        ];
    }

    /// <summary>How many probes have a known match in their gallery.</summary>
    public int Probes => _ranks.Length;

    /// <summary>The share of probes whose best known match is among the first <paramref name="rank"/>; NaN where no probe can fail.</summary>
    public double At(int rank) => Probes == 0 || !_canFail ? double.NaN : (double)_ranks.Count(found => found <= rank) / Probes;

    private static int RankOfBestKnownMatch(List<PairResult> gallery)
    {
        double[] scores = [.. gallery.Where(pair => pair.IsKnownMatch).Select(pair => pair.Score).Where(score => !double.IsNaN(score))];
        return scores.Length == 0 ? int.MaxValue : 1 + gallery.Count(pair => !pair.IsKnownMatch && pair.Score >= scores.Max());
    }
}
