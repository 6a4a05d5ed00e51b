using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Preparation;

/// <summary>
/// The form of a land or of a strip of it: a parabola fitted robustly, so that striae, scratches and dirt do not bend it.
/// </summary>
internal static class StriatedForm
{
    private const int Rounds = 8;

    /// <summary>The share of the middle of a line that was measured.</summary>
    public static double MeasuredShare(ReadOnlySpan<float> heights, double margin)
    {
        int from = (int)(margin * heights.Length), measured = 0;
        foreach (float z in heights[from..^from])
            measured += float.IsNaN(z) ? 0 : 1;
        return measured / (double)Math.Max(1, heights.Length - 2 * from);
    }

    /// <summary>Beyond this many robust deviations a point has no weight (Tukey's bisquare).</summary>
    private const double Bisquare = 4.685;

    /// <summary>
    /// What stands above the parabola fitted to the middle of a line of heights; null where too little of the middle was measured.
    /// </summary>
    /// <param name="heights">The line, metres; NaN is unmeasured.</param>
    /// <param name="margin">The share at either end that the parabola is not fitted to.</param>
    /// <param name="leastMeasured">The share of the middle that must be measured.</param>
    public static float[]? Removed(ReadOnlySpan<float> heights, double margin, double leastMeasured)
    {
        int from = (int)(margin * heights.Length), to = heights.Length - from;
        // Every fourth point of a long line tells its form.
        int step = to - from > 400 ? 4 : 1, count = 0;
        double[] x = new double[(to - from) / step + 1], z = new double[x.Length];
        double centre = (heights.Length - 1) / 2.0, datum = double.NaN;
        for (int i = from; i < to; i += step)
        {
            if (float.IsNaN(heights[i]))
                continue;
            datum = double.IsNaN(datum) ? heights[i] : datum;
            (x[count], z[count++]) = ((i - centre) / centre, heights[i] - datum);
        }
        if (count < 8 || count * step < leastMeasured * (to - from))
            return null;
        (double a, double b, double c) = Fit(x.AsSpan(0, count), z.AsSpan(0, count));
        var removed = new float[heights.Length];
        for (int i = 0; i < removed.Length; i++)
        {
            double t = (i - centre) / centre;
            removed[i] = (float)(heights[i] - datum - (a + (b + c * t) * t));
        }
        return removed;
    }

    private static (double A, double B, double C) Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> z)
    {
        Span<double> weights = new double[x.Length], magnitudes = new double[x.Length];
        weights.Fill(1);
        (double A, double B, double C) form = default;
        for (int round = 0; round < Rounds; round++)
        {
            form = WeightedFit(x, z, weights);
            for (int i = 0; i < x.Length; i++)
                magnitudes[i] = Math.Abs(weights[i] = z[i] - (form.A + (form.B + form.C * x[i]) * x[i]));
            double reach = Bisquare * 1.4826 * OrderStatistics.Select(magnitudes, magnitudes.Length / 2) + 1e-12;
            foreach (ref double weight in weights)
            {
                double u = weight / reach, inside = Math.Max(0, 1 - u * u);
                weight = inside * inside;
            }
        }
        return form;
    }

    private static (double, double, double) WeightedFit(ReadOnlySpan<double> x, ReadOnlySpan<double> z, ReadOnlySpan<double> weights)
    {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, t0 = 0, t1 = 0, t2 = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double w = weights[i], wx = w * x[i], wxx = wx * x[i];
            s0 += w;
            s1 += wx;
            s2 += wxx;
            s3 += wxx * x[i];
            s4 += wxx * x[i] * x[i];
            t0 += w * z[i];
            t1 += wx * z[i];
            t2 += wxx * z[i];
        }
        double c00 = s2 * s4 - s3 * s3, c01 = s2 * s3 - s1 * s4, c02 = s1 * s3 - s2 * s2;
        double c11 = s0 * s4 - s2 * s2, c12 = s1 * s2 - s0 * s3, c22 = s0 * s2 - s1 * s1;
        double determinant = s0 * c00 + s1 * c01 + s2 * c02;
        return Math.Abs(determinant) <= 1e-12 * s0 * s0 * s0
            ? (t0 / Math.Max(s0, 1e-12), 0, 0)
            : ((c00 * t0 + c01 * t1 + c02 * t2) / determinant, (c01 * t0 + c11 * t1 + c12 * t2) / determinant, (c02 * t0 + c12 * t1 + c22 * t2) / determinant);
    }
}
