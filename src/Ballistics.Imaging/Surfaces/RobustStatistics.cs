namespace Ballistics.Imaging.Surfaces;

/// <summary>Statistics that a few wild points do not move.</summary>
public static class RobustStatistics
{
    /// <summary>
    /// 1.4826 × the median absolute value of what was measured: the standard deviation where the values are normal about zero,
    /// whatever their tails do. 0 where nothing was measured.
    /// </summary>
    /// <param name="values">Values about zero; NaN is left out.</param>
    public static double Deviation(ReadOnlySpan<float> values)
    {
        // Every fourth point of a large map serves the estimate as well as all of them.
        int step = values.Length > 40_000 ? 4 : 1, count = 0;
        var magnitudes = new float[values.Length / step + 1];
        for (int i = 0; i < values.Length; i += step)
            if (!float.IsNaN(values[i]))
                magnitudes[count++] = Math.Abs(values[i]);
        if (count == 0)
            return 0;
        return 1.4826 * OrderStatistics.SelectMagnitude(magnitudes.AsSpan(0, count), count / 2);
    }
}
