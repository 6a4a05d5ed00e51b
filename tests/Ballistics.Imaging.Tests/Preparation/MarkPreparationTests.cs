using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Preparation;

namespace Ballistics.Imaging.Tests.Preparation;

public class MarkPreparationTests
{
    private static readonly MarkKind Kind = MarkKind.BreechFaceImpression;
    private static readonly Topography Noise = MaskedGaussian.LowPass(White(300, 1), 60e-6);

    [Fact]
    public void A_flat_surface_is_refused_as_flat() => Refused(RejectionReason.Flat, MadeSurface.At(200, (x, y) => 1e-6 + 0.01 * x - 0.02 * y));

    [Fact]
    public void Nothing_measured_is_refused_as_too_little() => Refused(RejectionReason.TooLittleMeasured, MadeSurface.At(200, (_, _) => double.NaN));

    [Fact]
    public void A_mark_with_almost_every_point_missing_is_refused_as_too_little_and_the_share_is_told() =>
        Assert.Contains("6.", Refused(RejectionReason.TooLittleMeasured, MadeSurface.Of(300, 300, (x, y) => x % 4 == 0 && y % 4 == 0 ? Noise[x, y] : double.NaN)), StringComparison.Ordinal);

    [Fact]
    public void A_tiny_mark_is_refused_as_too_small() => Refused(RejectionReason.TooSmall, MadeSurface.Of(30, 30, (x, y) => Noise[x, y]));

    [Fact]
    public void A_region_that_leaves_nothing_is_refused_as_too_little()
    {
        var none = new RegionOfInterest(300, 300, new bool[300 * 300], RegionOrigin.Drawn);
        Assert.Equal(RejectionReason.TooLittleMeasured, Assert.Throws<RejectedScanException>(() => MarkPreparation.Prepare(Noise, none, Kind)).Reason);
    }

    [Fact]
    public void A_region_of_another_size_is_none_of_the_scan()
    {
        var other = new RegionOfInterest(299, 300, new bool[299 * 300], RegionOrigin.Drawn);
        ArgumentException error = Assert.Throws<ArgumentException>(() => MarkPreparation.Prepare(Noise, other, Kind));
        Assert.Contains("299 × 300", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prepared_mark_has_the_spacing_of_its_kind_and_lies_about_zero()
    {
        foreach (double spacing in new[] { 6.25e-6, 12.5e-6, 9e-6 })
        {
            Topography scan = MadeSurface.Of(300, 300, (x, y) => 50e-6 + 1e-7 * x + Noise[x, y], spacing, spacing);
            Topography prepared = MarkPreparation.Prepare(scan, MadeSurface.Whole(scan), Kind).Surface;
            Assert.Equal((Kind.WorkingSpacing, Kind.WorkingSpacing), (prepared.SpacingX, prepared.SpacingY));
            float[] heights = [.. prepared.Heights.ToArray().Where(z => !float.IsNaN(z))];
            double mean = heights.Average(z => (double)z), deviation = Math.Sqrt(heights.Average(z => (double)z * z));
            Assert.True(Math.Abs(mean) < 0.05 * deviation, $"Mean {mean}, deviation {deviation}.");
        }
    }

    [Fact]
    public void Tilt_and_bow_of_the_whole_scan_change_nothing()
    {
        Topography bowed = MadeSurface.Of(300, 300, (x, y) => 20e-6 + 2e-7 * x - 1e-7 * y + 1e-10 * x * x + Noise[x, y]);
        Topography level = Prepared(Noise), prepared = Prepared(bowed);
        for (int i = 0; i < level.Heights.Length; i++)
            Assert.True(float.IsNaN(level.Heights[i]) == float.IsNaN(prepared.Heights[i]) && !(Math.Abs(level.Heights[i] - prepared.Heights[i]) > 1e-9));
    }

    [Fact]
    public void A_spike_is_taken_out_and_moves_nothing_far_from_it()
    {
        Topography spiked = MadeSurface.Of(300, 300, (x, y) => x == 150 && y == 150 ? 1e-3 : Noise[x, y]);
        Topography level = Prepared(Noise), prepared = Prepared(spiked);
        Assert.True(float.IsNaN(prepared[150, 150]));
        Assert.Equal(level[190, 150], prepared[190, 150], 1e-9);
        Assert.Equal(level[20, 20], prepared[20, 20], 1e-9);
    }

    [Fact]
    public void What_lies_outside_the_region_has_no_part_in_the_mark()
    {
        bool[] included = new bool[300 * 300];
        for (int i = 0; i < included.Length; i++)
            included[i] = i % 300 < 150;
        Topography wild = MadeSurface.Of(300, 300, (x, y) => x < 150 ? Noise[x, y] : 1e-4 * (x % 7)), bare = MadeSurface.Of(300, 300, (x, y) => x < 150 ? Noise[x, y] : double.NaN);
        Topography prepared = MarkPreparation.Prepare(wild, new RegionOfInterest(300, 300, included, RegionOrigin.Drawn), Kind).Surface;
        Assert.Equal(Prepared(bare).Heights.ToArray(), prepared.Heights.ToArray());
    }

    [Fact]
    public void The_steps_are_shown_in_their_order()
    {
        var steps = new Steps();
        MarkPreparation.Prepare(Noise, MadeSurface.Whole(Noise), Kind, steps);
        Assert.Equal(["levelled", "filtered"], steps.Names);
    }

    private static Topography Prepared(Topography surface) => MarkPreparation.Prepare(surface, MadeSurface.Whole(surface), Kind).Surface;

    private static string Refused(RejectionReason reason, Topography surface)
    {
        RejectedScanException error = Assert.Throws<RejectedScanException>(() => MarkPreparation.Prepare(surface, MadeSurface.Whole(surface), Kind));
        Assert.Equal(reason, error.Reason);
        return error.Message;
    }

    private static Topography White(int size, int seed)
    {
        var random = new Random(seed);
        return MadeSurface.Of(size, size, (_, _) => 5e-6 * (2 * random.NextDouble() - 1));
    }

    private sealed class Steps : IPipelineObserver
    {
        public List<string> Names { get; } = [];

        public void Observe(string step, object result) => Names.Add(step);
    }
}
