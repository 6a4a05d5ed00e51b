using System.Runtime.Intrinsics.X86;
using Ballistics.Search.Index;
using CsCheck;

namespace Ballistics.Search.Tests.Index;

public sealed class ProbeVectorsTests
{
    [Fact]
    public void Every_register_width_gives_the_very_integers_of_the_plain_sum()
    {
        Gen<sbyte[]> vector = Gen.OneOf(Gen.SByte, Gen.Int[0, 2].Select(i => (sbyte)(i == 0 ? -128 : i == 1 ? 127 : 0))).Array[IndexFormat.Dimensions];
        Gen.Select(vector, vector.Array[1, 10]).Sample((row, probe) =>
        {
            var vectors = new ProbeVectors([.. probe.Select(values => (ReadOnlyMemory<sbyte>)values)]);
            int plain = probe.Max(values => values.Zip(row, (a, b) => a * b).Sum());
            Assert.Equal(plain, vectors.Plain(in row[0]));
            Assert.Equal(plain, vectors.Similarity(in row[0]));
            if (Avx2.IsSupported)
                Assert.Equal(plain, vectors.Middle(in row[0]));
            if (Avx512BW.IsSupported)
                Assert.Equal(plain, vectors.Wide(in row[0]));
        }, iter: 2000);
    }

    [Fact]
    public void Rows_in_a_block_get_the_very_integers_of_the_plain_sum_whatever_their_number()
    {
        Gen<sbyte[]> vector = Gen.OneOf(Gen.SByte, Gen.Int[0, 2].Select(i => (sbyte)(i == 0 ? -128 : i == 1 ? 127 : 0))).Array[IndexFormat.Dimensions];
        Gen.Select(vector.Array[1, ProbeVectors.BlockRows], vector.Array[1, 10]).Sample((rows, probe) =>
        {
            var vectors = new ProbeVectors([.. probe.Select(values => (ReadOnlyMemory<sbyte>)values)]);
            sbyte[] block = [.. rows.SelectMany(row => row)];
            int[] similar = new int[rows.Length];
            vectors.Similarities(in block[0], similar);
            Assert.Equal(rows.Select(row => vectors.Plain(in row[0])), similar);
        }, iter: 300);
    }

    [Fact]
    public void The_largest_of_many_is_found_whatever_their_order() =>
        Gen.Double[-3, 3].Select(value => Math.Round(value, 1)).Array[1, 60].Sample(values =>
        {
            for (int k = 1; k <= values.Length; k++)
                Assert.Equal(values.OrderDescending().ElementAt(k - 1), Selection.Largest([.. values], k));
        }, iter: 200);

    [Fact]
    public void A_vector_of_another_length_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new ProbeVectors([new sbyte[IndexFormat.Dimensions - 1]]));
        Assert.Throws<ArgumentException>(() => new ProbeVectors([]));
    }
}
