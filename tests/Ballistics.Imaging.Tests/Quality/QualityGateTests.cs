using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Quality;
using Ballistics.Imaging.Regions;
using Ballistics.Tests;

namespace Ballistics.Imaging.Tests.Quality;

public class QualityGateTests
{
    public static TheoryData<string> Measures => [.. Degraded.Steps.Keys];

    private static readonly Lazy<Topography> SoundScan = new(Make);

    private static Topography Sound() => SoundScan.Value;

    /// <summary>Relief of all wavelengths, of the growth that machined surfaces have, in a disc of 4 mm at 6.25 µm.</summary>
    private static Topography Make()
    {
        var random = new Random(5);
        (double U, double V, double Phase, double Depth)[] waves = [.. Enumerable.Range(0, 160).Select(_ =>
        {
            double wavelength = 14e-6 * Math.Pow(40, random.NextDouble()), turn = Math.PI * random.NextDouble();
            return (2 * Math.PI * Math.Cos(turn) / wavelength, 2 * Math.PI * Math.Sin(turn) / wavelength, 7 * random.NextDouble(), 2e-3 * wavelength);
        })];
        return MadeSurface.At(640, (x, y) => x * x + y * y > 4e-6 ? double.NaN : 5e-3 * x + waves.Sum(wave => wave.Depth * Math.Sin(wave.U * x + wave.V * y + wave.Phase)), 6.25e-6);
    }

    private static QualityReport Assess(Topography scan) =>
        QualityGate.Assess(scan, RegionLocator.Locate(new Acquisition { Format = "made", Sha256 = "", Topography = scan }, MarkKind.BreechFaceImpression), MarkKind.BreechFaceImpression);

    private static QualityMeasure Measure(QualityReport report, string name) => report.Measures.Single(measure => measure.Name == name);

    [Fact]
    public void A_sound_scan_is_accepted_and_every_measure_has_a_number_and_words()
    {
        QualityReport report = Assess(Sound());
        Assert.Equal((QualityVerdict.Accepted, 8), (report.Verdict, report.Measures.Count));
        Assert.All(report.Measures, measure =>
        {
            Assert.NotNull(measure.Value);
            Assert.EndsWith($" {measure.Unit}.", measure.Words, StringComparison.Ordinal);
        });
        QualityGate.Demand(report);
    }

    [Theory]
    [MemberData(nameof(Measures))]
    public void A_scan_made_worse_by_steps_moves_its_measure_step_by_step_and_ends_refused_by_that_name(string name) =>
        AssertGraded(name, Sound());

    [Theory]
    [MemberData(nameof(Measures))]
    public void A_real_scan_made_worse_by_steps_moves_its_measure_step_by_step_and_ends_refused_by_that_name(string name)
    {
        AssertGraded(name, AcquisitionReader.Read(File.ReadAllBytes(RealData.Path("cartridge-cases/weller/TW03-05.x3p"))).Topography!);
        AssertGraded(name, AcquisitionReader.Read(File.ReadAllBytes(RealData.Path("cartridge-cases/fadul/Fadul 1-1.x3p"))).Topography!);
    }

    private static void AssertGraded(string name, Topography scan)
    {
        double before = Measure(Assess(scan), name).Value!.Value;
        QualityReport report = Assess(scan);
        foreach (double step in Degraded.Steps[name])
        {
            report = Assess(Degraded.By(name, step, scan));
            QualityMeasure measure = Measure(report, name);
            // Resolution stays whole until two points a wavelength are no longer there; noise stands out once it is above the surface's own detail.
            bool isWorse = measure.MoreIsBetter ? measure.Value < before : measure.Value > before;
            Assert.True(isWorse || (measure.Value == before && measure.Verdict == QualityVerdict.Accepted), $"{name} at {step}: {measure.Value} after {before}");
            before = measure.Value!.Value;
        }
        Assert.Equal(QualityVerdict.Refused, Measure(report, name).Verdict);
        var refusal = Assert.Throws<RejectedScanException>(() => QualityGate.Demand(report));
        Assert.Same(report, refusal.Quality);
        Assert.Contains(Measure(report, name).Words, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_that_is_too_small_is_refused_as_its_preparation_would()
    {
        Topography small = MadeSurface.At(36, (x, y) => 1e-6 * Math.Sin(x / 20e-6) + 1e-6 * Math.Cos(y / 25e-6));
        Assert.Equal(RejectionReason.TooSmall, Assert.Throws<RejectedScanException>(() => QualityGate.Demand(Assess(small))).Reason);
    }

    [Theory]
    [InlineData("cartridge-cases", nameof(MarkKind.BreechFaceImpression))]
    [InlineData("bullets/hamby252", nameof(MarkKind.LandEngravedArea))]
    [InlineData("bullets/houston", nameof(MarkKind.LandEngravedArea))]
    public void Every_real_scan_that_serves_is_accepted_without_a_warning(string folder, string kindName)
    {
        MarkKind kind = MarkKind.Parse(kindName);
        string[] files = Directory.GetFiles(RealData.Path(folder), "*.x3p", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            Acquisition acquisition = AcquisitionReader.Read(File.ReadAllBytes(file));
            QualityReport report = QualityGate.Assess(acquisition.Topography!, RegionLocator.Locate(acquisition, kind), kind);
            Assert.True(report.Verdict == QualityVerdict.Accepted, $"{file}: {string.Join(' ', report.Concerns.Select(measure => measure.Words))}");
        });
    }
}
