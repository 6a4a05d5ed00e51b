using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Tests.Fields;

public class RandomStreamTests
{
    [Fact]
    public void The_stream_gives_the_published_numbers_of_xoshiro256_star_star()
    {
        var random = new RandomStream(1, 2, 3, 4);
        ulong[] published =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625, 8476171486693032832,
            10595114339597558777, 2904607092377533576,
        ];
        Assert.Equal(published, Enumerable.Range(0, published.Length).Select(_ => random.NextBits()));
    }

    [Fact]
    public void The_mixing_of_a_seed_gives_the_published_numbers_of_SplitMix64()
    {
        const ulong step = 0x9E3779B97F4A7C15;
        ulong[] published = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(published, Enumerable.Range(1, published.Length).Select(i => Seed.Mix(unchecked(1234567 + (ulong)i * step))));
    }

    [Fact]
    public void Normal_numbers_have_mean_zero_and_standard_deviation_one()
    {
        var random = new RandomStream(new Seed(7));
        double[] sample = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextNormal())];
        double mean = sample.Average();
        Assert.InRange(mean, -0.02, 0.02);
        Assert.InRange(Math.Sqrt(sample.Average(value => (value - mean) * (value - mean))), 0.99, 1.01);
        Assert.InRange(sample.Count(value => Math.Abs(value) > 2) / 100_000.0, 0.04, 0.05);
    }

    [Fact]
    public void Numbers_below_a_count_reach_each_and_no_other()
    {
        var random = new RandomStream(new Seed(8));
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++)
            counts[random.NextBelow(6)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void Parts_and_their_numbers_have_seeds_of_their_own()
    {
        var seed = new Seed(1);
        Seed[] seeds = [seed, seed.For("a"), seed.For("a", 1), seed.For("b"), seed.For("ab"), new Seed(2).For("a")];
        Assert.Equal(seeds.Length, seeds.Distinct().Count());
        Assert.Equal(seed.For("a", 1), new Seed(1).For("a", 1));
    }
}
