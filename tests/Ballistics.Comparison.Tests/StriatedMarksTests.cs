using Ballistics.Evidence;
using Ballistics.Imaging.Preparation;

namespace Ballistics.Comparison.Tests;

/// <summary>Lands of seeded random striae: what is found, what is refused and by which name, and that nothing is left to collect.</summary>
public class StriatedMarksTests
{
    private const int Width = 700, Height = 160;
    private static readonly MarkKind Kind = MarkKind.LandEngravedArea;
    private static readonly Signature First = SignatureOf(Land(1, 1)), Second = SignatureOf(Land(1, 2)), Other = SignatureOf(Land(5, 3));

    [Fact]
    public void A_second_shot_of_a_land_scores_far_above_another_land()
    {
        double same = MarkComparer.Score(First, Second), different = MarkComparer.Score(First, Other);
        Assert.True(same > 1.5 * different, $"One land {same}, two {different}.");
        Assert.Equal(BitConverter.DoubleToInt64Bits(same), BitConverter.DoubleToInt64Bits(MarkComparer.Score(Second, First)));
        Assert.Equal(BitConverter.DoubleToInt64Bits(same), BitConverter.DoubleToInt64Bits(MarkComparer.Compare(First, Second).Score));
    }

    [Fact]
    public void A_pair_of_lands_allocates_nothing_in_the_steady_state()
    {
        Signature[] marks = [First, Second, Other];
        double sum = 0;
        for (int round = 0; round < 2; round++)
            foreach (Signature mark in marks)
                sum += MarkComparer.Score(First, mark);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (Signature mark in marks)
            sum += MarkComparer.Score(First, mark);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(sum > 0);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_land_with_hardly_a_point_measured_is_refused_and_the_share_is_told() =>
        Assert.Contains("10.0%", Refusal(RejectionReason.TooLittleMeasured, Changed((x, _, z) => x % 10 == 0 ? z : float.NaN)).Replace(" %", "%", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void A_narrow_land_is_refused_as_too_small_and_its_width_is_told() =>
        Assert.Contains("µm", Refusal(RejectionReason.TooSmall, Cropped(150)), StringComparison.Ordinal);

    [Fact]
    public void A_land_without_striae_is_refused_as_flat() => Refusal(RejectionReason.Flat, Changed((x, y, _) => 1e-6f + 1e-10f * ((x * 7919 + y * 104729) % 11)));

    [Fact]
    public void Whatever_of_a_land_is_missing_no_figure_of_a_comparison_is_not_a_number()
    {
        foreach (int missing in (int[])[3, 7, 40])
        {
            MarkComparison pair = MarkComparer.Compare(First, SignatureOf(Changed((x, y, z) => (x * 7919 + y * 104729) % missing == 0 ? float.NaN : z)));
            Assert.True(double.IsFinite(pair.Score + pair.Correlation + pair.OverlapFraction + pair.CongruentCellFraction), $"{pair}");
            Assert.All(pair.Cells, cell => Assert.True(double.IsFinite(cell.Correlation + cell.X + cell.Y)));
        }
    }

    private static string Refusal(RejectionReason reason, Topography scan)
    {
        RejectedScanException refused = Assert.Throws<RejectedScanException>(() => SignatureOf(scan));
        Assert.Equal(reason, refused.Reason);
        return refused.Message;
    }

    private static Signature SignatureOf(Topography scan)
    {
        var included = new bool[scan.Width * scan.Height];
        Array.Fill(included, true);
        return SignatureExtractor.Extract(MarkPreparation.Prepare(scan, new RegionOfInterest(scan.Width, scan.Height, included, RegionOrigin.WholeScan), Kind));
    }

    /// <summary>Striae along y: random heights smoothed over about 20 µm, the same in every row, and an instrument's noise.</summary>
    private static Topography Land(int seed, int noiseSeed)
    {
        var random = new Random(seed);
        double[] raw = [.. Enumerable.Range(0, Width + 40).Select(_ => random.NextDouble() - 0.5)];
        float[] striae = [.. Enumerable.Range(0, Width).Select(x => (float)(2e-6 * raw.Skip(x).Take(12).Sum()))];
        var noise = new Random(noiseSeed);
        return new Topography(Width, Height, Kind.WorkingSpacing, Kind.WorkingSpacing,
            [.. Enumerable.Range(0, Width * Height).Select(i => striae[i % Width] + (float)(5e-8 * (noise.NextDouble() - 0.5)))]);
    }

    private static Topography Changed(Func<int, int, float, float> change)
    {
        Topography land = Land(1, 4);
        return new Topography(Width, Height, land.SpacingX, land.SpacingY,
            [.. Enumerable.Range(0, Width * Height).Select(i => change(i % Width, i / Width, land.Heights[i]))]);
    }

    private static Topography Cropped(int width)
    {
        Topography land = Land(1, 4);
        return new Topography(width, Height, land.SpacingX, land.SpacingY,
            [.. Enumerable.Range(0, width * Height).Select(i => land[i % width, i / width])]);
    }
}
