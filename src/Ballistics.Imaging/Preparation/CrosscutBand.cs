using Ballistics.Evidence;

namespace Ballistics.Imaging.Preparation;

/// <summary>
/// Judges bands of rows by how deep their striae are and how well the upper half's agree with the lower half's. Where the barrel
/// touched the bullet both are large; where it did not, shallow marks of the bullet's making are left.
/// </summary>
internal sealed class CrosscutBand
{
    private readonly StriatedRelief _relief;
    private readonly double _pointsPerRow;
    private readonly int _half;

    /// <summary>Judged points measured in all rows above each.</summary>
    private readonly int[] _measured;

    public CrosscutBand(StriatedSurface surface, StriatedRelief relief, double pointsPerRow)
    {
        (_relief, _pointsPerRow) = (relief, pointsPerRow);
        int rows = (int)Math.Round(StriatedParameters.BandHeight / relief.SpacingY);
        _half = Math.Max(1, Math.Min(rows, relief.Rows) / 2);
        (int from, int to) = Judged();
        _measured = new int[relief.Rows + 1];
        for (int y = 0; y < relief.Rows; y++)
        {
            int measured = 0;
            foreach (float z in surface.Row(y)[from..to])
                measured += float.IsNaN(z) ? 0 : 1;
            _measured[y + 1] = _measured[y] + measured;
        }
    }

    /// <summary>First row and number of rows of the best band, and the lean of its own striae: points to the left per row.</summary>
    /// <exception cref="RejectedScanException">No band bears striae that agree.</exception>
    public (int First, int Count, double PointsPerRow) Best()
    {
        float[] up = new float[_relief.Width], low = new float[_relief.Width];
        int best = -1, step = Math.Max(1, _half / 8);
        double most = 0;
        for (int first = 0; first + 2 * _half <= _relief.Rows; first += step)
        {
            double measured = MeasuredShare(first);
            if (measured < StriatedParameters.LeastBandMeasured)
                continue;
            Sum(first, up);
            Sum(first + _half, low);
            double quality = Quality(up, low) * measured * measured;
            if (quality > most)
                (best, most) = (first, quality);
        }
        if (best < 0)
            throw new RejectedScanException(RejectionReason.Flat,
                $"In none of {_relief.Rows} rows are there striae between {StriatedParameters.ReliefShortCutoff * 1e6:F0} and {StriatedParameters.ReliefLongCutoff * 1e6:F0} µm that run on to the next rows.");
        return (best, 2 * _half, LeanOf(best));
    }

    /// <summary>The lean at which the rows of a band sum to the deepest striae; striae bend, so that it differs from the scan's.</summary>
    private double LeanOf(int first)
    {
        double step = StriatedParameters.BlockShift / (double)(_half * LeanSteps);
        Span<double> energies = stackalloc double[2 * LeanSteps + 1];
        int best = LeanSteps;
        var sum = new float[_relief.Width];
        (int from, int to) = Judged();
        for (int k = 0; k < energies.Length; k++)
        {
            Array.Clear(sum);
            double lean = _pointsPerRow + (k - LeanSteps) * step;
            for (int y = first; y < first + 2 * _half; y++)
                _relief.AddShifted(y, Shift(y, first, lean), sum);
            foreach (float z in sum.AsSpan(from..to))
                energies[k] += (double)z * z;
            if (energies[k] > energies[best])
                best = k;
        }
        return _pointsPerRow + (best - LeanSteps) * step;
    }

    /// <summary>Leans are tried in so many steps to either side, up to the shift that blocks of rows may have.</summary>
    private const int LeanSteps = 12;

    /// <summary>How far a row of a band is moved: as the whole scan is in the band's middle, and by the band's own lean about it.</summary>
    private double Shift(int row, int first, double lean)
    {
        double middle = first + _half;
        return _pointsPerRow * (middle - _relief.Rows / 2.0) + lean * (row - middle);
    }

    private (int From, int To) Judged()
    {
        int margin = (int)(StriatedParameters.JudgedMargin * _relief.Width);
        return (margin, _relief.Width - margin);
    }

    private double MeasuredShare(int first)
    {
        (int from, int to) = Judged();
        return (_measured[first + 2 * _half] - _measured[first]) / (2.0 * _half * (to - from));
    }

    private void Sum(int first, float[] sum)
    {
        Array.Clear(sum);
        for (int y = first; y < first + _half; y++)
            _relief.AddShifted(y, _pointsPerRow * (y - _relief.Rows / 2.0), sum);
    }

    /// <summary>
    /// Mean correlation of the halves over the blocks, squared, times the depth that both share in the median block, where the lower
    /// half lies best on the upper.
    /// </summary>
    private double Quality(float[] up, float[] low)
    {
        double best = 0;
        for (int shift = -StriatedParameters.BlockShift; shift <= StriatedParameters.BlockShift; shift++)
            best = Math.Max(best, Quality(up, low, shift));
        return best;
    }

    private double Quality(float[] up, float[] low, int shift)
    {
        (int from, int to) = Judged();
        const int blocks = StriatedParameters.JudgedBlocks;
        Span<double> shared = stackalloc double[blocks];
        double correlation = 0;
        int length = (to - from) / blocks;
        for (int b = 0; b < blocks; b++)
        {
            double products = 0, upper = 0, lower = 0;
            for (int x = from + b * length; x < from + (b + 1) * length; x++)
            {
                products += (double)up[x] * low[x + shift];
                upper += (double)up[x] * up[x];
                lower += (double)low[x + shift] * low[x + shift];
            }
            shared[b] = products / length;
            correlation += upper > 0 && lower > 0 ? products / Math.Sqrt(upper * lower) : 0;
        }
        shared.Sort();
        correlation = Math.Max(0, correlation / blocks);
        return correlation * correlation * Math.Sqrt(Math.Max(0, (shared[blocks / 2 - 1] + shared[blocks / 2]) / 2)) / _half;
    }
}
