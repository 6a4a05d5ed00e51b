namespace Ballistics.Imaging.Formats;

/// <summary>How the numbers of a picture stand for light: a tone curve for each channel, and each channel's share of the luminance.</summary>
/// <param name="Curves">From a stored value, 0 to 1, to light, 0 to 1: one curve for grey, three for red, green and blue.</param>
/// <param name="Shares">Shares of the channels in luminance; their sum is 1.</param>
internal sealed record ColourEncoding(IReadOnlyList<Func<double, double>> Curves, IReadOnlyList<double> Shares)
{
    /// <summary>A curve this near to sRGB is sRGB, told less exactly: a power of 2.2 differs by .034 in the dark.</summary>
    private const double Near = 0.04;

    /// <summary>What is not said to be anything else.</summary>
    public static readonly ColourEncoding Srgb = new(
        [Formats.Srgb.Linear, Formats.Srgb.Linear, Formats.Srgb.Linear], [Formats.Srgb.Luminance.Red, Formats.Srgb.Luminance.Green, Formats.Srgb.Luminance.Blue]);

    /// <summary>True where values are kept as they are stored.</summary>
    public bool IsSrgb { get; } = Curves.All(curve => Enumerable.Range(0, 33).All(i => Math.Abs(Formats.Srgb.Encode(Math.Clamp(curve(i / 32.0), 0, 1)) - i / 32.0) < Near));

    /// <summary>Light as a power of the stored value, the same for all channels.</summary>
    public static ColourEncoding Power(double exponent)
    {
        double Curve(double value) => Math.Pow(value, exponent);
        return new ColourEncoding([Curve, Curve, Curve], Srgb.Shares);
    }

    /// <summary>The light of each stored value of a channel.</summary>
    /// <param name="channel">0 red or grey, 1 green, 2 blue.</param>
    /// <param name="count">Stored values, from 0 to white.</param>
    /// <param name="white">The stored value that is white.</param>
    public float[] Light(int channel, int count, float white)
    {
        Func<double, double> curve = Curves[Math.Min(channel, Curves.Count - 1)];
        var light = new float[count];
        for (int i = 0; i < count; i++)
            light[i] = (float)Math.Clamp(curve(Math.Min(1, i / (double)white)), 0, 1);
        return light;
    }

    /// <summary>The kept value of each stored value of a grey picture.</summary>
    public float[] Grey(int count, float white)
    {
        float[] grey = IsSrgb ? [] : Light(0, count, white);
        if (!IsSrgb)
            return [.. grey.Select(light => (float)Formats.Srgb.Encode(light))];
        grey = new float[count];
        for (int i = 0; i < count; i++)
            grey[i] = Math.Min(1, i / white);
        return grey;
    }
}
