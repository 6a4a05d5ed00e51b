namespace Ballistics.Cli.Evaluation;

/// <summary>The middle value.</summary>
internal static class Median
{
    /// <summary>The mean of the two middle ones where the count is even; NaN where there is none.</summary>
    public static double Of(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length == 0 ? double.NaN : sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
