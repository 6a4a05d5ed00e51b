using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Ballistics.Simulation.Distractors;
using Ballistics.Simulation.Fields;
using CsCheck;

namespace Ballistics.Simulation.Tests.Distractors;

/// <summary>Noise that is sampled once.</summary>
public class NoiseTileTests
{
    private static readonly NoiseTile s_tile = NoiseTile.Make(new Seed(3), coarsest: 0, octaves: 4, persistence: 0.6);

    [Fact]
    public void Eight_places_at_once_have_the_very_heights_of_each_alone()
    {
        Assert.SkipUnless(Avx2.IsSupported, "This processor reads them one by one.");
        // Places at the edge, where the right and the lower neighbours are the first points again, among any others.
        Gen<uint> place = Gen.OneOf(Gen.UInt, Gen.UInt[uint.MaxValue - (1 << 23), uint.MaxValue]);
        Gen.Select(place.Array[8], place.Array[8]).Sample((x, y) =>
        {
            Vector256<int> together = s_tile.At(Vector256.Create(x), Vector256.Create(y));
            for (int i = 0; i < x.Length; i++)
                Assert.Equal(s_tile.At(x[i], y[i]), together[i]);
        });
    }

    [Fact]
    public void It_repeats_without_a_seam() =>
        // The last place lies 1/256 of a point before the first; no two points differ by more than 254 of 32 levels a deviation.
        Gen.UInt.Sample(y => Assert.InRange(Math.Abs(s_tile.At(uint.MaxValue, y) - s_tile.At(0, y)), 0, NoiseTile.Levels / 32));
}
