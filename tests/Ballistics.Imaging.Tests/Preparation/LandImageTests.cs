using Ballistics.Evidence;
using Ballistics.Imaging.Preparation;
using Ballistics.Imaging.Regions;

namespace Ballistics.Imaging.Tests.Preparation;

/// <summary>Pictures of lands: the profile across the striae is found however they lean on the picture.</summary>
public class LandImageTests
{
    private const int Width = 700, Height = 300;
    private const double Spacing = 3e-6;
    private static readonly float[] s_striae = Striae(3);

    [Theory]
    [InlineData(1.5)]
    [InlineData(-3)]
    [InlineData(5)]
    public void Striae_that_lean_are_put_upright_and_give_the_profile_they_had(double degrees)
    {
        PreparedStriae upright = Prepare(0), leaning = Prepare(degrees);
        Assert.Equal(Modality.SideLight, leaning.Modality);
        Assert.InRange(BestCorrelation(upright.Profile, leaning.Profile), .95, 1);
        Assert.InRange(BestCorrelation(upright.Profile, Prepare(degrees, Striae(4)).Profile), -1, .6);
    }

    [Fact]
    public void The_same_picture_gives_the_same_bits() =>
        Assert.Equal(Bits(Prepare(2).Profile), Bits(Prepare(2).Profile));

    private static int[] Bits(StriationProfile profile) => [.. profile.Heights.ToArray().Select(BitConverter.SingleToInt32Bits)];

    private static PreparedStriae Prepare(double degrees, float[]? striae = null)
    {
        float[] texture = MadePicture.Texture(Width, seed: 21);
        double lean = Math.Tan(degrees * Math.PI / 180);
        var greys = new float[Width * Height];
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
            {
                double at = x + lean * (y - Height / 2.0) + 100;
                int left = (int)Math.Floor(at);
                float[] of = striae ?? s_striae;
                greys[y * Width + x] = (float)(.45 + .12 * (of[left] + (at - left) * (of[left + 1] - of[left])) + .01 * texture[y * Width + x]);
            }
        var picture = new Acquisition { Format = "PNG", Sha256 = "", Image = new ReflectanceImage(Width, Height, greys, Spacing, Lighting.Side, 0) };
        MarkKind kind = MarkKind.LandEngravedArea;
        return Assert.IsType<PreparedStriae>(MarkPreparation.Prepare(picture, RegionLocator.Locate(picture, kind), kind));
    }

    /// <summary>Brightness across striae some tens of micrometres wide, mostly within ±1.</summary>
    private static float[] Striae(int seed)
    {
        var random = new Random(seed);
        (double Frequency, double Phase)[] waves = [.. Enumerable.Range(0, 40).Select(_ => (2 * Math.PI / (6 + 60 * random.NextDouble()), 7 * random.NextDouble()))];
        return [.. Enumerable.Range(0, Width + 202).Select(x => (float)(waves.Sum(wave => Math.Sin(wave.Frequency * x + wave.Phase)) / Math.Sqrt(2 * 40)))];
    }

    private static double BestCorrelation(StriationProfile a, StriationProfile b) => Enumerable.Range(-60, 121).Max(lag => Correlation(a.Heights, b.Heights, lag));

    private static double Correlation(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int lag)
    {
        double products = 0, first = 0, second = 0;
        for (int i = Math.Max(0, lag); i < Math.Min(a.Length, b.Length + lag); i++)
            if (!float.IsNaN(a[i]) && !float.IsNaN(b[i - lag]))
                (products, first, second) = (products + a[i] * b[i - lag], first + a[i] * a[i], second + b[i - lag] * b[i - lag]);
        return products / Math.Sqrt(first * second);
    }
}
