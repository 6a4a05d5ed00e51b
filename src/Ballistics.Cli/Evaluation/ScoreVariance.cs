namespace Ballistics.Cli.Evaluation;

/// <summary>
/// How far the known matches stand from the known non-matches, measured by their spread (the figure by which the published
/// cell counts are compared): Σ over both sets of (mean − grand mean)², divided by Σ over both of the sample variance (n − 1).
/// The grand mean is over all pairs. Values that are NaN are left out, having no place on the scale.
/// </summary>
internal static class ScoreVariance
{
    /// <summary>The ratio; NaN where a set has fewer than two values or nothing varies.</summary>
    public static double Ratio(IEnumerable<double> knownMatches, IEnumerable<double> knownNonMatches)
    {
        double[] matches = [.. knownMatches.Where(double.IsFinite)], nonMatches = [.. knownNonMatches.Where(double.IsFinite)];
        if (matches.Length < 2 || nonMatches.Length < 2)
            return double.NaN;
        double meanMatch = matches.Average(), meanNonMatch = nonMatches.Average();
        double grand = (matches.Sum() + nonMatches.Sum()) / (matches.Length + nonMatches.Length);
        double between = (meanMatch - grand) * (meanMatch - grand) + (meanNonMatch - grand) * (meanNonMatch - grand);
        double within = Variance(matches, meanMatch) + Variance(nonMatches, meanNonMatch);
        return within > 0 ? between / within : double.NaN;
    }

    private static double Variance(double[] values, double mean) =>
        values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
}
