using System.Buffers;

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
        float[] magnitudes = ArrayPool<float>.Shared.Rent(values.Length / step + 1);
        for (int i = 0; i < values.Length; i += step)
        {
            // What was not measured is written over.
            magnitudes[count] = Math.Abs(values[i]);
            count += float.IsNaN(values[i]) ? 0 : 1;
        }
        double deviation = count == 0 ? 0 : 1.4826 * OrderStatistics.SelectMagnitude(magnitudes.AsSpan(0, count), count / 2);
        ArrayPool<float>.Shared.Return(magnitudes);
        return deviation;
    }
}
