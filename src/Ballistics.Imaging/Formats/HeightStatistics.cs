namespace Ballistics.Imaging.Formats;

/// <summary>What has to be known of a file's heights before they can be stored in single precision.</summary>
/// <param name="Measured">How many are finite.</param>
/// <param name="Low">A low height, outliers aside, as written.</param>
/// <param name="High">A high height, outliers aside, as written.</param>
internal readonly record struct HeightStatistics(long Measured, double Low, double High)
{
    private const int SampleSize = 1 << 16;

    /// <summary>From the lowest to the highest height, outliers aside, in the file's unit.</summary>
    public double Relief => High - Low;

    /// <summary>Passes over all heights once; low and high are the .5 and 99.5 percentiles of a regular sample.</summary>
    public static HeightStatistics Of(HeightPass pass, long points)
    {
        long measured = 0;
        var sample = new List<double>((int)Math.Min(points, SampleSize));
        // Keeps every stride-th measured height and doubles the stride when full, so that sparse scans are sampled as well as full ones.
        long stride = 1;
        pass((_, heights) =>
        {
            foreach (double height in heights)
            {
                if (!double.IsFinite(height))
                    continue;
                if (measured++ % stride != 0)
                    continue;
                if (sample.Count == SampleSize)
                {
                    for (int i = 0; i < SampleSize / 2; i++)
                        sample[i] = sample[2 * i];
                    sample.RemoveRange(SampleSize / 2, SampleSize / 2);
                    stride *= 2;
                    if ((measured - 1) % stride != 0)
                        continue;
                }
                sample.Add(height);
            }
        });
        if (measured == 0)
            return new HeightStatistics(0, double.NaN, double.NaN);
        sample.Sort();
        int margin = sample.Count / 200;
        return new HeightStatistics(measured, sample[margin], sample[^(1 + margin)]);
    }
}
