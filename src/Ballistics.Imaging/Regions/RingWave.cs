namespace Ballistics.Imaging.Regions;

/// <summary>The first wave around a circle: what light from one side does to it.</summary>
internal static class RingWave
{
    /// <summary>The values less their mean and their first wave.</summary>
    /// <param name="values">Values at equal angles, once around.</param>
    public static double[] WithoutFirst(double[] values)
    {
        double mean = values.Average(), cosine = 0, sine = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double angle = 2 * Math.PI * i / values.Length;
            (cosine, sine) = (cosine + 2 * values[i] * Math.Cos(angle) / values.Length, sine + 2 * values[i] * Math.Sin(angle) / values.Length);
        }
        return [.. values.Select((value, i) => value - mean - cosine * Math.Cos(2 * Math.PI * i / values.Length) - sine * Math.Sin(2 * Math.PI * i / values.Length))];
    }
}
