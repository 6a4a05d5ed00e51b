namespace Ballistics.Imaging.Formats;

/// <summary>
/// The tone curve and luminance of sRGB (IEC 61966-2-1), in which grey values are kept: a grey file's values come through untouched,
/// and a colour file's become the grey that a grey file of the same scene would have.
/// </summary>
public static class Srgb
{
    private const int Steps = 1 << 16;

    private static readonly float[] s_encoded = [.. Enumerable.Range(0, Steps + 2).Select(i => (float)Encode((double)i / Steps))];

    /// <summary>Shares of red, green and blue light in luminance (ITU-R BT.709).</summary>
    public static (double Red, double Green, double Blue) Luminance => (0.2126, 0.7152, 0.0722);

    /// <summary>From a value as kept, 0 to 1, to light.</summary>
    public static double Linear(double value) => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    /// <summary>From light, 0 to 1, to the value that is kept.</summary>
    public static double Encode(double light) => light <= 0.0031308 ? light * 12.92 : 1.055 * Math.Pow(light, 1 / 2.4) - 0.055;

    /// <summary>The same from a table, to within 10⁻⁷; light is held between 0 and 1.</summary>
    internal static float EncodeQuickly(float light)
    {
        float place = Math.Clamp(light, 0, 1) * Steps;
        int step = (int)place;
        float low = s_encoded[step];
        return low + (place - step) * (s_encoded[step + 1] - low);
    }
}
