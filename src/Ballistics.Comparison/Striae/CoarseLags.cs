using Ballistics.Comparison.Correlation;

namespace Ballistics.Comparison.Striae;

/// <summary>Correlates two coarse profiles at all lags at which they overlap enough, in both directions, and keeps the best few.</summary>
internal sealed class CoarseLags
{
    private readonly CoarseLag[] _best = new CoarseLag[StriationParameters.CoarseLags];
    private int[] _sums = [];
    private double[] _forward = [], _backward = [];

    /// <summary>The best lags of a pair, the best first; the first profile must not be the longer.</summary>
    public ReadOnlySpan<CoarseLag> Find(StriationSignature first, StriationSignature second)
    {
        ProfileSamples a = first.Coarse, b = second.Coarse;
        int least = Math.Max(1, (int)Math.Ceiling(StriationParameters.LeastOverlap * a.Length));
        int lowest = least - a.Length, count = b.Length - least - lowest + 1;
        if (_sums.Length < count)
            (_sums, _forward, _backward) = (new int[count], new double[count], new double[count]);
        Rate(first, second, lowest, count, reversed: false);
        Rate(first, second, lowest, count, reversed: true);
        return _best.AsSpan(0, Peaks(lowest, count));
    }

    private void Rate(StriationSignature first, StriationSignature second, int lowest, int count, bool reversed)
    {
        ProfileSamples a = first.Coarse, b = second.Coarse;
        ProfileKernels.Correlate(reversed ? a.Reversed : a.Values, b.PairsFrom(lowest), _sums.AsSpan(0, count));
        double[] ratings = reversed ? _backward : _forward;
        ShoulderFit shoulders = ShoulderFit.Of(first, second, reversed);
        for (int k = 0; k < count; k++)
        {
            int lag = lowest + k, from = Math.Max(0, -lag), to = Math.Min(a.Length, b.Length - lag);
            double energy = (double)(reversed ? a.ReversedEnergy(from, to) : a.Energy(from, to)) * b.Energy(from + lag, to + lag);
            ratings[k] = energy > 0
                // The correlation, weighed by the root of the overlap as its own error is.
                ? _sums[k] * Math.Sqrt((to - from) / (energy * a.Length))
                    - shoulders.Penalty(lag * StriationParameters.CoarseFactor) - (reversed ? StriationParameters.ReversalPenalty : 0)
                : double.NegativeInfinity;
        }
    }

    private int Peaks(int lowest, int count)
    {
        for (int taken = 0; taken < _best.Length; taken++)
        {
            int best = -1;
            bool reversed = false;
            double most = double.NegativeInfinity;
            for (int k = 0; k < count; k++)
            {
                if (_forward[k] > most)
                    (best, reversed, most) = (k, false, _forward[k]);
                if (_backward[k] > most)
                    (best, reversed, most) = (k, true, _backward[k]);
            }
            if (best < 0)
                return taken;
            _best[taken] = new CoarseLag(lowest + best, reversed, most);
            double[] ratings = reversed ? _backward : _forward;
            int from = Math.Max(0, best - StriationParameters.LagSeparation), to = Math.Min(count, best + StriationParameters.LagSeparation + 1);
            ratings.AsSpan(from, to - from).Fill(double.NegativeInfinity);
        }
        return _best.Length;
    }
}
