using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Quality;
using Ballistics.Imaging.Regions;

namespace Ballistics.Imaging.Tests.Quality;

/// <summary>A sound picture made worse by graded steps: the measure follows, and the verdict goes from accepted over a warning to a refusal.</summary>
public class PictureQualityTests
{
    private const int Size = 640;
    private static readonly Lazy<float[]> s_sound = new(Sound);

    [Fact]
    public void A_sound_picture_is_accepted() => Assert.Equal(QualityVerdict.Accepted, Assess(s_sound.Value).Verdict);

    [Fact]
    public void Blur_is_told_by_focus() =>
        AssertGraded("focus", [15e-6, 30e-6, 60e-6, 120e-6, 240e-6], step => [.. MaskedGaussian.LowPass(new Topography(Size, Size, 6.25e-6, 6.25e-6, s_sound.Value), step).Heights]);

    [Fact]
    public void Noise_is_told_by_noise() => AssertGraded("noise", [.003, .02, .04, .08, .3], step => Map((grey, random) => grey + step * Normal(random)));

    [Fact]
    public void Light_beyond_the_range_is_told_by_saturation() => AssertGraded("saturation", [1.2, 2, 3, 5, 9], gain => Map((grey, _) => .5 + gain * (grey - .5)));

    [Fact]
    public void A_flat_light_is_told_by_contrast() => AssertGraded("contrast", [.7, .4, .2, .12, .06], share => Map((grey, _) => .5 + share * (grey - .5)));

    /// <summary>A deep shadow is one flat grey: what lies in it is no part of the mark.</summary>
    [Fact]
    public void A_shadow_is_told_by_the_area_that_is_left() => AssertGraded("area", [.3, .6, .9, .975, .99], lost =>
    {
        float[] greys = [.. s_sound.Value];
        greys.AsSpan(0, (int)(lost * Size) * Size).Clear();
        return greys;
    });

    private static void AssertGraded(string name, double[] steps, Func<double, float[]> worse)
    {
        (double value, QualityVerdict own, QualityVerdict whole) = Judge(s_sound.Value, name, out bool moreIsBetter);
        var seen = new List<QualityVerdict> { own };
        foreach (double step in steps)
        {
            (double next, QualityVerdict nextOwn, QualityVerdict nextWhole) = Judge(worse(step), name, out _);
            TestContext.Current.TestOutputHelper?.WriteLine($"{name} at {step}: {next} {nextOwn} {nextWhole}");
            Assert.True(moreIsBetter ? next < value : next > value, $"{name} at {step}: {next} after {value}");
            Assert.True(nextOwn >= own && nextWhole >= whole, $"{name} at {step}: {nextOwn} ({nextWhole} in all) after {own} ({whole})");
            (value, own, whole) = (next, nextOwn, nextWhole);
            seen.Add(own);
        }
        Assert.Equal([QualityVerdict.Accepted, QualityVerdict.AcceptedWithWarning, QualityVerdict.Refused], seen.Distinct());
        Assert.Equal(QualityVerdict.Refused, whole);
    }

    private static (double Value, QualityVerdict Own, QualityVerdict Whole) Judge(float[] greys, string name, out bool moreIsBetter)
    {
        QualityReport report = Assess(greys);
        QualityMeasure measure = report.Measures.Single(measure => measure.Name == name);
        moreIsBetter = measure.MoreIsBetter;
        return (measure.Value!.Value, measure.Verdict, report.Verdict);
    }

    private static QualityReport Assess(float[] greys)
    {
        // A camera keeps bytes, and nothing beyond their ends.
        float[] kept = [.. greys.Select(grey => (float)Math.Round(255 * Math.Clamp(grey, 0, 1)) / 255)];
        var image = new ReflectanceImage(Size, Size, kept, 6.25e-6, Lighting.Ring);
        MarkKind kind = MarkKind.BreechFaceImpression;
        return QualityGate.Assess(image, RegionLocator.Locate(new Acquisition { Format = "made", Sha256 = "", Image = image }, kind), kind);
    }

    private static float[] Map(Func<float, Random, double> change)
    {
        var random = new Random(3);
        return [.. s_sound.Value.Select(grey => (float)change(grey, random))];
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Brightness of all wavelengths, about the middle grey and hardly ever at an end of the range.</summary>
    private static float[] Sound()
    {
        var random = new Random(5);
        (double U, double V, double Phase, double Depth)[] waves = [.. Enumerable.Range(0, 120).Select(_ =>
        {
            double wavelength = 2.2 * Math.Pow(40, random.NextDouble()), turn = Math.PI * random.NextDouble();
            return (2 * Math.PI * Math.Cos(turn) / wavelength, 2 * Math.PI * Math.Sin(turn) / wavelength, 7 * random.NextDouble(), Math.Sqrt(wavelength));
        })];
        double scale = .12 / Math.Sqrt(waves.Sum(wave => wave.Depth * wave.Depth) / 2);
        var greys = new float[Size * Size];
        Parallel.For(0, Size, y =>
        {
            for (int x = 0; x < Size; x++)
                greys[y * Size + x] = (float)(.5 + scale * waves.Sum(wave => wave.Depth * Math.Sin(wave.U * x + wave.V * y + wave.Phase)));
        });
        return greys;
    }
}
