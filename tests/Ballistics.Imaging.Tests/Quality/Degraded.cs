using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Tests.Quality;

/// <summary>A sound scan made worse by graded steps, each by what the measure of that name has to tell.</summary>
internal static class Degraded
{
    /// <summary>The measures' names with their steps, from slight to hopeless.</summary>
    public static IReadOnlyDictionary<string, double[]> Steps { get; } = new Dictionary<string, double[]>
    {
        ["focus"] = [20e-6, 40e-6, 80e-6, 160e-6, 320e-6],
        ["noise"] = [0.1, 0.3, 1, 3, 10],
        ["contrast"] = [0.3, 0.1, 0.03, 0.01, 0.001],
        ["saturation"] = [0.01, 0.05, 0.15, 0.25, 0.4],
        ["measured"] = [0.1, 0.3, 0.6, 0.8, 0.9],
        ["spikes"] = [0.005, 0.02, 0.05, 0.1, 0.15],
        ["resolution"] = [2, 3, 4, 8, 16],
    };

    /// <summary>The scan, worse by one step.</summary>
    public static Topography By(string measure, double step, Topography scan) => measure switch
    {
        "focus" => MaskedGaussian.LowPass(scan, step),
        "noise" => WithNoise(scan, step * Spread(scan)),
        "contrast" => Map(scan, (z, _) => (float)(step * z)),
        "saturation" => Clip(scan, step),
        "measured" => Map(scan, (z, random) => random.NextDouble() < step ? float.NaN : z),
        "spikes" => WithSpikes(scan, step, Spread(scan)),
        _ => Resampling.ToSpacing(scan, scan.SpacingX * step),
    };

    /// <summary>A scan changed point by point.</summary>
    private static Topography Map(Topography scan, Func<float, Random, float> change)
    {
        var random = new Random(1);
        float[] heights = scan.Heights.ToArray();
        for (int i = 0; i < heights.Length; i++)
            if (!float.IsNaN(heights[i]))
                heights[i] = change(heights[i], random);
        return new Topography(scan.Width, scan.Height, scan.SpacingX, scan.SpacingY, heights);
    }

    private static Topography WithNoise(Topography scan, double deviation) => Map(scan, (z, random) => z + (float)(deviation * Normal(random)));

    private static Topography WithSpikes(Topography scan, double share, double spread) =>
        Map(scan, (z, random) => random.NextDouble() < share ? z + (float)(spread * (4 + 10 * random.NextDouble())) * (random.Next(2) * 2 - 1) : z);

    private static Topography Clip(Topography scan, double share)
    {
        float[] sorted = [.. scan.Heights.ToArray().Where(z => !float.IsNaN(z)).Order()];
        float low = sorted[(int)(share / 2 * sorted.Length)], high = sorted[(int)((1 - share / 2) * sorted.Length)];
        return Map(scan, (z, _) => Math.Clamp(z, low, high));
    }

    private static double Spread(Topography scan)
    {
        double[] measured = [.. scan.Heights.ToArray().Where(z => !float.IsNaN(z)).Select(z => (double)z)];
        double mean = measured.Average();
        return Math.Sqrt(measured.Average(z => (z - mean) * (z - mean)));
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
