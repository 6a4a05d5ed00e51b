namespace Ballistics.Imaging.Filters;

/// <summary>
/// The Gaussian regression filter of the second order on a profile. A parabola is fitted about every point under Gaussian weights,
/// so that neither form nor the ends of the profile distort what passes: with order 0 the ends alone correlate non-matches up to .85.
/// </summary>
/// <remarks>
/// ISO 16610-21 gives the weights, ISO 16610-31 the regression. Half of the amplitude passes at the cut-off. Points that were not
/// measured carry no weight and stay unmeasured.
/// </remarks>
public static class ProfileFilter
{
    /// <summary>√((−1 − W₋₁(−1 / 2e)) / π): makes half of the amplitude pass at the cut-off when the regression is of order 2.</summary>
    private const double Order2 = 0.7309134280946759;

    /// <summary>The weights end where they have fallen to 0.3 % of the largest: one cut-off from the point.</summary>
    private const double ReachInCutoffs = 1;

    /// <summary>A point with less than this share of the full weight around it stays unmeasured: its fit would be a guess.</summary>
    private const double LeastWeight = 0.1;

    /// <summary>Keeps the wavelengths between two cut-offs.</summary>
    /// <param name="heights">The profile, metres; NaN is unmeasured.</param>
    /// <param name="spacing">Distance between its points, metres.</param>
    /// <param name="shortCutoff">Shortest wavelength kept, metres.</param>
    /// <param name="longCutoff">Longest wavelength kept, metres.</param>
    public static float[] BandPass(ReadOnlySpan<float> heights, double spacing, double shortCutoff, double longCutoff)
    {
        float[] smooth = LowPass(heights, spacing, shortCutoff), form = LowPass(heights, spacing, longCutoff);
        for (int i = 0; i < smooth.Length; i++)
            smooth[i] -= form[i];
        return smooth;
    }

    /// <summary>Keeps the wavelengths above a cut-off.</summary>
    /// <param name="heights">The profile, metres; NaN is unmeasured.</param>
    /// <param name="spacing">Distance between its points, metres.</param>
    /// <param name="cutoff">Wavelength of which half passes, metres.</param>
    public static float[] LowPass(ReadOnlySpan<float> heights, double spacing, double cutoff)
    {
        double[] weights = Weights(spacing, cutoff);
        double full = 2 * weights.Sum() - weights[0];
        var passed = new float[heights.Length];
        for (int i = 0; i < passed.Length; i++)
            passed[i] = float.IsNaN(heights[i]) ? float.NaN : Fit(heights, i, weights, LeastWeight * full);
        return passed;
    }

    private static double[] Weights(double spacing, double cutoff)
    {
        var weights = new double[(int)Math.Floor(ReachInCutoffs * cutoff / spacing) + 1];
        for (int i = 0; i < weights.Length; i++)
        {
            double distance = i * spacing / (Order2 * cutoff);
            weights[i] = (float)Math.Exp(-Math.PI * distance * distance);
        }
        return weights;
    }

    /// <summary>The height at a point of the parabola fitted about it.</summary>
    private static float Fit(ReadOnlySpan<float> heights, int at, double[] weights, double leastWeight)
    {
        int reach = weights.Length - 1;
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, t0 = 0, t1 = 0, t2 = 0, scale = 1.0 / Math.Max(1, reach);
        for (int j = Math.Max(0, at - reach); j <= Math.Min(heights.Length - 1, at + reach); j++)
        {
            if (float.IsNaN(heights[j]))
                continue;
            double t = (j - at) * scale, w = weights[Math.Abs(j - at)], wt = w * t, wtt = wt * t, z = (double)heights[j] - heights[at];
            s0 += w;
            s1 += wt;
            s2 += wtt;
            s3 += wtt * t;
            s4 += wtt * t * t;
            t0 += w * z;
            t1 += wt * z;
            t2 += wtt * z;
        }
        double c0 = s2 * s4 - s3 * s3, c1 = s1 * s4 - s2 * s3, c2 = s1 * s3 - s2 * s2, determinant = s0 * c0 - s1 * c1 + s2 * c2;
        if (s0 < leastWeight)
            return float.NaN;
        // Too few points for a parabola: their weighted mean.
        double height = determinant <= 1e-12 * s0 * s0 * s0 ? t0 / s0 : (t0 * c0 - t1 * c1 + t2 * c2) / determinant;
        return (float)(heights[at] + height);
    }
}
