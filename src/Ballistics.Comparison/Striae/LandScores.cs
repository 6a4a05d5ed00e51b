namespace Ballistics.Comparison.Striae;

/// <summary>The scores of all land pairs of two bullets, and the phase in which they stand out most.</summary>
internal sealed class LandScores
{
    private readonly List<(int First, int Second, double Score)> _pairs = [];

    /// <summary>Adds a pair of lands by their numbers on their bullets; a pair without a score is left out.</summary>
    public void Add(int first, int second, double score)
    {
        if (!double.IsNaN(score))
            _pairs.Add((first, second, score));
    }

    /// <summary>The phase that stands out most; null where no pair has a score.</summary>
    /// <remarks>
    /// The barrel has as many lands as the largest number seen, or the usual six where that is more: the last land may be missing.
    /// </remarks>
    public LandPhase? Best()
    {
        if (_pairs.Count == 0)
            return null;
        // Sorted, so that sums are taken in one order whichever bullet comes first.
        _pairs.Sort((x, y) => x.Score.CompareTo(y.Score));
        int seen = Math.Max(_pairs.Max(pair => pair.First), _pairs.Max(pair => pair.Second));
        LandPhase? best = null;
        foreach (int lands in (ReadOnlySpan<int>)[seen, Math.Max(seen, StriationParameters.UsualLands)])
            for (int phase = 0; phase < lands; phase++)
                if (Rate(lands, phase) is { } rated && !(rated.Score <= best?.Score))
                    best = rated;
        return best;
    }

    private LandPhase? Rate(int lands, int phase)
    {
        double joined = 0, others = 0;
        int count = 0;
        foreach ((int first, int second, double score) in _pairs)
            if (LandPhase.Joins(lands, phase, first, second))
            {
                joined += score;
                count++;
            }
            else
                others += score;
        if (count == 0)
            return null;
        // Few other pairs say little of what chance scores; the mean over known non-matches steadies them.
        double chance = (others + StriationParameters.ChanceWeight * StriationParameters.ChanceScore)
            / (_pairs.Count - count + StriationParameters.ChanceWeight);
        double mean = joined / count;
        return new LandPhase(lands, phase, count, mean, (mean - chance) * Math.Sqrt(Math.Min(1, (double)count / lands)));
    }
}
