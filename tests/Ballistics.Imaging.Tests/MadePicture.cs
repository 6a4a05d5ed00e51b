using Ballistics.Evidence;
using Ballistics.Imaging.Filters;

namespace Ballistics.Imaging.Tests;

/// <summary>Pictures made for tests.</summary>
internal static class MadePicture
{
    /// <summary>A square picture.</summary>
    public static Acquisition Of(int size, Func<int, int, float> grey, Lighting lighting = Lighting.Ring, double spacing = 12.5e-6)
    {
        var intensities = new float[size * size];
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++)
                intensities[y * size + x] = Math.Clamp(grey(x, y), 0, 1);
        return new Acquisition { Format = "PNG", Sha256 = "", Image = new ReflectanceImage(size, size, intensities, spacing, lighting) };
    }

    /// <summary>Seeded random texture with details of some pixels, about zero and mostly within ±1.</summary>
    public static float[] Texture(int size, int seed)
    {
        var random = new Random(seed);
        var values = new float[size * size];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(2 * random.NextDouble() - 1);
        ReadOnlySpan<float> smooth = MaskedGaussian.LowPass(new Topography(size, size, 12.5e-6, 12.5e-6, values), 60e-6).Heights;
        double deviation = Math.Sqrt(smooth.ToArray().Average(value => (double)value * value));
        return [.. smooth.ToArray().Select(value => (float)(value / (2 * deviation)))];
    }
}
