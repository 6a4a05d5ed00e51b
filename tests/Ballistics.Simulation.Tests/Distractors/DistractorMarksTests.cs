using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Preparation;
using Ballistics.Imaging.Regions;
using Ballistics.Simulation.Distractors;
using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Firearms;
using Ballistics.Simulation.Instruments;
using Ballistics.Simulation.Shots;

namespace Ballistics.Simulation.Tests.Distractors;

public class DistractorMarksTests
{
    private const int Breeches = 24, Lands = 40;

    // What two samples of so many of one distribution exceed once in a thousand times (Smirnov): 1.95·√(2/n).
    private static readonly double s_breechBound = 1.95 * Math.Sqrt(2.0 / Breeches), s_landBound = 1.95 * Math.Sqrt(2.0 / Lands);

    // Pairs share marks, so that no table gives their bound; marks of other grains, areas or filters lie beyond this one.
    private const double PairBound = 0.25;

    private static readonly Difficulty s_difficulty = Difficulty.Between(0.5);

    [Fact]
    public void Breech_faces_made_at_once_are_distributed_as_those_that_were_scanned_and_prepared()
    {
        var distractors = new DistractorMarks(1, MarkKind.BreechFaceImpression, s_difficulty);
        PreparedMark[] fast = Make(Breeches, distractors.Prepare), slow = Make(Breeches, ScannedBreechFace);
        foreach ((string name, Func<Topography, double> feature) in (IEnumerable<(string, Func<Topography, double>)>)
            [("root mean square", Rms), ("kurtosis", Kurtosis), ("area", Area), ("short waves", mark => Share(mark, 16e-6, 45e-6)), ("long waves", mark => Share(mark, 105e-6, 250e-6))])
            AssertAlike(name, [.. fast.Select(mark => feature(mark.Surface))], [.. slow.Select(mark => feature(mark.Surface))], s_breechBound);
        AssertPairsAlike(fast, slow);
    }

    [Fact]
    public void Lands_made_at_once_are_distributed_as_those_that_were_scanned_and_prepared()
    {
        var distractors = new DistractorMarks(1, MarkKind.LandEngravedArea, s_difficulty);
        PreparedMark[] fast = Make(Lands, distractors.Prepare), slow = Make(Lands, ScannedLand);
        foreach ((string name, Func<StriationProfile, double> feature) in (IEnumerable<(string, Func<StriationProfile, double>)>)
            [("length", profile => profile.Heights.Length), ("root mean square", Rms), ("reliability", profile => profile.Reliability.ToArray().Average())])
            AssertAlike(name, [.. fast.Select(mark => feature(((PreparedStriae)mark).Profile))], [.. slow.Select(mark => feature(((PreparedStriae)mark).Profile))], s_landBound);
        AssertPairsAlike(fast, slow);
    }

    [Fact]
    public void Shots_of_one_land_made_at_once_score_as_those_that_were_scanned_and_prepared()
    {
        var lands = new DistractorMarks(1, MarkKind.LandEngravedArea, s_difficulty);
        double[] fast = ScoresOfMatches(index => lands.PrepareShot(index, 0), index => lands.PrepareShot(index, 1));
        double[] slow = ScoresOfMatches(index => ScannedLand(index, "first"), index => ScannedLand(index, "second"));
        AssertAlike("score of matches", fast, slow, s_landBound);
        Assert.NotEqual(Digest(lands.PrepareShot(3, 0)), Digest(lands.Prepare(3)));
    }

    [Fact]
    public void Shots_of_one_breech_face_are_refused_by_name() =>
        Assert.Contains("LandEngravedArea", Assert.Throws<InvalidOperationException>(() => new DistractorMarks(1, MarkKind.BreechFaceImpression, Difficulty.Easy).PrepareShot(0, 0)).Message);

    [Theory]
    [InlineData("BreechFaceImpression", "9a21e2ad84cc0e91d9088b08dd1943e5")]
    [InlineData("LandEngravedArea", "14015a93c9bfc128e86e989adc14a487")]
    public void A_seed_and_an_index_give_these_very_heights_in_any_order(string kind, string digest)
    {
        DistractorMarks first = new(7, MarkKind.Parse(kind), Difficulty.Easy), second = new(7, MarkKind.Parse(kind), Difficulty.Easy);
        second.Prepare(4);
        Assert.Equal(digest, Digest(first.Prepare(3)));
        Assert.Equal(digest, Digest(second.Prepare(3)));
        Assert.NotEqual(digest, Digest(first.Prepare(4)));
    }

    [Fact]
    public void A_kind_without_distractors_is_refused_by_name() =>
        Assert.Contains("EjectorMark", Assert.Throws<ArgumentException>(() => new DistractorMarks(1, MarkKind.EjectorMark, Difficulty.Easy)).Message);

    private static PreparedMark[] Make(int count, Func<int, PreparedMark> make) => [.. Enumerable.Range(0, count).AsParallel().AsOrdered().Select(make)];

    private static PreparedMark ScannedBreechFace(int index)
    {
        Seed seed = new Seed(1).For("scanned", index);
        var firearm = new Firearm(FirearmModel.Draw(seed), seed);
        return Scan(new CartridgeCaseShot(firearm, Ammunition.Draw(seed), CartridgeCaseConditions.Draw(s_difficulty, seed, seed, 0), seed), MarkKind.BreechFaceImpression, 12.5e-6, 12.5e-6, seed);
    }

    private static PreparedMark ScannedLand(int index) => ScannedLand(index, "only");

    private static PreparedMark ScannedLand(int index, string shot)
    {
        Seed seed = new Seed(1).For("scanned", index), own = seed.For(shot);
        return Scan(new BulletShot(new Firearm(FirearmModel.Draw(seed), seed).Barrel, 1, BulletConditions.Draw(s_difficulty, own), own), MarkKind.LandEngravedArea, 3.125e-6, 12.5e-6, own);
    }

    private static double[] ScoresOfMatches(Func<int, PreparedMark> first, Func<int, PreparedMark> second) =>
    [
        .. Enumerable.Range(0, Lands).AsParallel().AsOrdered().Select(
            index => MarkComparer.Compare(SignatureExtractor.Extract(first(index)), SignatureExtractor.Extract(second(index))).Score),
    ];

    private static PreparedMark Scan(IScannable surface, MarkKind kind, double spacingX, double spacingY, Seed seed)
    {
        var instrument = new SimulatedInstrument
        {
            SpacingX = spacingX,
            SpacingY = spacingY,
            HeightStep = kind.IsStriated ? Parameters.LandHeightStep : Parameters.BreechFaceHeightStep,
            PlacesPerSide = kind.IsStriated ? 1 : 2,
            Noise = s_difficulty.InstrumentNoise,
            Dropouts = s_difficulty.Dropouts,
            Spikes = Parameters.SpikeShare,
        };
        Topography scan = instrument.Measure(surface, seed);
        var acquisition = new Acquisition { Format = "X3P", Sha256 = new string('0', 64), Topography = scan };
        return MarkPreparation.Prepare(scan, RegionLocator.Locate(acquisition, kind), kind);
    }

    private static void AssertPairsAlike(PreparedMark[] fast, PreparedMark[] slow)
    {
        MarkComparison[] first = ComparePairs(fast), second = ComparePairs(slow);
        AssertAlike("correlation of non-matches", [.. first.Select(pair => pair.Correlation)], [.. second.Select(pair => pair.Correlation)], PairBound);
        AssertAlike("score of non-matches", [.. first.Select(pair => pair.Score)], [.. second.Select(pair => pair.Score)], PairBound);
    }

    private static MarkComparison[] ComparePairs(PreparedMark[] marks)
    {
        Signature[] signatures = [.. marks.Select(mark => SignatureExtractor.Extract(mark))];
        return [.. (from i in Enumerable.Range(0, marks.Length) from j in Enumerable.Range(i + 1, marks.Length - i - 1) select (i, j)).AsParallel().AsOrdered()
            .Select(pair => MarkComparer.Compare(signatures[pair.i], signatures[pair.j]))];
    }

    /// <summary>The statistic of Kolmogorov and Smirnov: the farthest that the shares of two samples below one value lie apart.</summary>
    private static void AssertAlike(string what, double[] first, double[] second, double bound)
    {
        double farthest = first.Concat(second).Max(value =>
            Math.Abs((double)first.Count(other => other <= value) / first.Length - (double)second.Count(other => other <= value) / second.Length));
        Assert.True(farthest <= bound, $"{what}: the distributions lie {farthest:F3} apart, {bound:F3} is allowed; medians {Median(first):G4} and {Median(second):G4}.");
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static double[] Measured(ReadOnlySpan<float> heights) => [.. heights.ToArray().Where(height => !float.IsNaN(height)).Select(height => (double)height)];

    private static double Rms(StriationProfile profile) => Math.Sqrt(Measured(profile.Heights).Average(height => height * height));

    private static double Rms(Topography mark) => Math.Sqrt(Measured(mark.Heights).Average(height => height * height));

    private static double Kurtosis(Topography mark) => Measured(mark.Heights).Average(height => height * height * height * height) / Math.Pow(Rms(mark), 4);

    private static double Area(Topography mark) => mark.MeasuredFraction * mark.Width * mark.Height;

    private static double Share(Topography mark, double shortest, double longest)
    {
        Topography band = BandPass.Apply(mark, shortest, longest);
        return Math.Pow(Rms(band) / Rms(mark), 2);
    }

    private static string Digest(PreparedMark mark) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(mark.Surface.Heights)))[..32];
}
