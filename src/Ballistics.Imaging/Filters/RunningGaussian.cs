namespace Ballistics.Imaging.Filters;

/// <summary>
/// A quick stand-in for a Gaussian mean along a line: three running means of what was measured. For what steers a choice, not for
/// what is compared.
/// </summary>
internal static class RunningGaussian
{
    /// <summary>The standard deviation of the Gaussian whose cut-off lets half of a wavelength's amplitude pass, as a share of it (ISO 16610-21).</summary>
    public const double DeviationPerCutoff = 0.1874;

    /// <summary>Smooths a line; unmeasured points take the mean of their neighbours, and stay unmeasured where there are none.</summary>
    /// <param name="line">The line; NaN is unmeasured.</param>
    /// <param name="deviation">Standard deviation of the Gaussian, points.</param>
    public static float[] Smooth(ReadOnlySpan<float> line, double deviation)
    {
        int reach = Math.Max(0, (int)Math.Round((Math.Sqrt(4 * deviation * deviation + 1) - 1) / 2));
        double[] sums = new double[line.Length], weights = new double[line.Length];
        // Heights are taken from the line's first, so that the sums keep their digits.
        float datum = 0;
        foreach (float z in line)
            if (!float.IsNaN(z))
            {
                datum = z;
                break;
            }
        for (int x = 0; x < line.Length; x++)
            (sums[x], weights[x]) = float.IsNaN(line[x]) ? (0, 0) : (line[x] - (double)datum, 1);
        for (int pass = 0; pass < 3; pass++)
        {
            sums = RunningSums(sums, reach);
            weights = RunningSums(weights, reach);
        }
        var smooth = new float[line.Length];
        for (int x = 0; x < line.Length; x++)
            smooth[x] = weights[x] > 0.5 ? (float)(sums[x] / weights[x] + datum) : float.NaN;
        return smooth;
    }

    private static double[] RunningSums(double[] values, int reach)
    {
        var sums = new double[values.Length];
        double sum = 0;
        for (int x = -reach; x < values.Length; x++)
        {
            if (x + reach < values.Length)
                sum += values[x + reach];
            if (x - reach - 1 >= 0)
                sum -= values[x - reach - 1];
            if (x >= 0)
                sums[x] = sum;
        }
        return sums;
    }
}
