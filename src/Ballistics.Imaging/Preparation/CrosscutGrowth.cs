namespace Ballistics.Imaging.Preparation;

/// <summary>
/// Widens a band of rows upwards and downwards, block by block, as long as the striae stay those of the band, and follows them
/// where they bend: a profile from more rows carries less noise and less dirt.
/// </summary>
internal sealed class CrosscutGrowth(StriatedRelief relief, double pointsPerRow, int first, int count)
{
    /// <summary>The rows taken, each with the points it is moved to the left by.</summary>
    public List<(int Row, double Shift)> Rows()
    {
        var rows = new List<(int, double)>();
        Take(rows, first, count, 0);
        float[] striae = Sum(first, count);
        int block = Math.Max(4, (int)(StriatedParameters.BlockHeight / relief.SpacingY));
        int most = (int)(StriatedParameters.LargestGrowth / relief.SpacingY);
        int shift = 0;
        for (int row = first + count; row + block <= Math.Min(relief.Rows, first + most); row += block)
        {
            if (!Follows(striae, Sum(row, block), ref shift))
                break;
            Take(rows, row, block, shift);
        }
        shift = 0;
        for (int row = first - block; row >= Math.Max(0, first - most); row -= block)
        {
            if (!Follows(striae, Sum(row, block), ref shift))
                break;
            Take(rows, row, block, shift);
        }
        return rows;
    }

    private double Upright(int row) => pointsPerRow * (row - relief.Rows / 2.0);

    private void Take(List<(int, double)> rows, int from, int number, int shift)
    {
        for (int row = from; row < from + number; row++)
            rows.Add((row, Upright(row) + shift));
    }

    private float[] Sum(int from, int number)
    {
        var sum = new float[relief.Width];
        for (int row = from; row < from + number; row++)
            relief.AddShifted(row, Upright(row), sum);
        return sum;
    }

    /// <summary>True where a block bears the striae; <paramref name="shift"/> becomes where it bears them.</summary>
    private static bool Follows(float[] striae, float[] block, ref int shift)
    {
        int margin = (int)(StriatedParameters.FormMargin * striae.Length), about = shift;
        double best = double.NegativeInfinity;
        for (int trial = about - StriatedParameters.BlockShift; trial <= about + StriatedParameters.BlockShift; trial++)
        {
            double correlation = Correlation(striae, block, trial, margin);
            if (correlation > best)
                (best, shift) = (correlation, trial);
        }
        return best >= StriatedParameters.LeastBlockCorrelation;
    }

    private static double Correlation(float[] striae, float[] block, int shift, int margin)
    {
        double n = 0, sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
        for (int x = Math.Max(margin, -shift); x < Math.Min(striae.Length - margin, striae.Length - shift); x++)
        {
            double a = striae[x], b = block[x + shift];
            n++;
            sa += a;
            sb += b;
            saa += a * a;
            sbb += b * b;
            sab += a * b;
        }
        double variances = (saa - sa * sa / n) * (sbb - sb * sb / n);
        return variances > 0 ? (sab - sa * sb / n) / Math.Sqrt(variances) : -1;
    }
}
