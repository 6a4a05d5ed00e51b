namespace Ballistics.Accuracy.Calibration;

/// <summary>A sample of one number, in ascending order; pairs without the number are left out.</summary>
internal sealed class Distribution
{
    private readonly double[] _sorted;

    public Distribution(IEnumerable<double> values) => _sorted = [.. values.Where(value => !double.IsNaN(value)).Order()];

    /// <summary>How many there are.</summary>
    public int Count => _sorted.Length;

    /// <summary>The values in ascending order.</summary>
    public IReadOnlyList<double> Sorted => _sorted;

    /// <summary>The mean; NaN where there is no value.</summary>
    public double Mean => Count == 0 ? double.NaN : _sorted.Average();

    /// <summary>Standard deviation of the sample; NaN where there is no value.</summary>
    public double Deviation => Count == 0 ? double.NaN : Math.Sqrt(_sorted.Average(value => (value - Mean) * (value - Mean)));

    /// <summary>The value that a share of the sample lies below; NaN where there is no value.</summary>
    public double Quantile(double share) => Count == 0 ? double.NaN : _sorted[(int)Math.Round(share * (Count - 1))];
}
