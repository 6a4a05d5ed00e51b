using System.Numerics;
using Ballistics.Comparison.Embedding;
using CsCheck;

namespace Ballistics.Comparison.Tests.Embedding;

/// <summary>Embeddings that turn with the mark.</summary>
public class TurningProbeTests
{
    private const int Parts = MarkEmbedding.Dimensions / TurningProbe.Harmonics;

    private static readonly Gen<sbyte[]> s_values = Gen.OneOf(Gen.SByte, Gen.Int[0, 2].Select(i => (sbyte)(i == 0 ? -128 : i == 1 ? 127 : 0))).Array[MarkEmbedding.Dimensions];

    [Fact]
    public void The_similarity_is_the_largest_product_sum_over_all_turns() =>
        Gen.Select(s_values, s_values.Array[TurningRows.Count]).Sample((probe, rows) =>
        {
            int[] found = Similarities(probe, rows);
            for (int row = 0; row < rows.Length; row++)
                Assert.Equal(Enumerable.Range(0, TurningProbe.Turns).Max(turn => ProductSum(probe, rows[row], turn)), found[row], 4.0);
        }, iter: 100);

    [Fact]
    public void Every_register_width_gives_the_same_numbers() =>
        Gen.Select(s_values, s_values.Array[TurningRows.Count]).Sample((probe, rows) =>
        {
            TurningRows filled = Fill(rows);
            int[] wide = new int[TurningRows.Count], narrow = new int[TurningRows.Count];
            TurningProbe.Raise<SixteenLanes>([new TurningProbe(probe)], filled, wide);
            TurningProbe.Raise<EightLanes>([new TurningProbe(probe)], filled, narrow);
            Assert.Equal(wide, narrow);
        }, iter: 200);

    [Fact]
    public void A_row_turned_by_a_tried_turn_is_as_similar_as_the_row_itself() =>
        Gen.Select(Gen.Double[-60, 60].Array[MarkEmbedding.Dimensions], Gen.Int[0, TurningProbe.Turns - 1]).Sample((values, turn) =>
        {
            sbyte[] row = [.. values.Select(value => (sbyte)Math.Round(value))];
            // Of the finest harmonic the turns tell one sign from the other and no more.
            row.AsSpan(MarkEmbedding.Dimensions - Parts).Clear();
            var turned = new sbyte[row.Length];
            for (int i = 0; i < row.Length; i += 2)
            {
                Complex value = Turned(row, i, turn);
                (turned[i], turned[i + 1]) = ((sbyte)Math.Round(value.Real), (sbyte)Math.Round(value.Imaginary));
            }
            int same = row.Sum(value => value * value);
            Assert.InRange(new TurningProbe(row).Similarity(turned) / (double)same, 0.97, 1.03);
        }, iter: 200);

    [Fact]
    public void Of_several_probes_the_most_similar_counts_and_what_was_more_similar_before_stays() =>
        Gen.Select(s_values.Array[1, 5], s_values.Array[TurningRows.Count], Gen.Int[0, 1 << 21].Array[TurningRows.Count]).Sample((probes, rows, before) =>
        {
            int[][] each = [.. probes.Select(probe => Similarities(probe, rows))];
            int[] raised = [.. before];
            TurningProbe.Raise([.. probes.Select(probe => new TurningProbe(probe))], Fill(rows), raised);
            Assert.Equal(before.Select((similar, row) => Math.Max(similar, each.Max(one => one[row]))), raised);
        }, iter: 50);

    [Fact]
    public void The_order_of_two_marks_does_not_matter() =>
        Gen.Select(s_values, s_values).Sample((a, b) => Assert.Equal(new TurningProbe(a).Similarity(b), new TurningProbe(b).Similarity(a), 4.0), iter: 200);

    [Fact]
    public void A_probe_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => new TurningProbe(new sbyte[MarkEmbedding.Dimensions - 1]));

    private static int[] Similarities(sbyte[] probe, sbyte[][] rows)
    {
        int[] similar = new int[TurningRows.Count];
        TurningProbe.Raise([new TurningProbe(probe)], Fill(rows), similar);
        return similar;
    }

    private static TurningRows Fill(sbyte[][] rows)
    {
        sbyte[] block = [.. rows.SelectMany(row => row)];
        var filled = new TurningRows();
        filled.Fill(in block[0]);
        return filled;
    }

    /// <summary>One value after the other, by complex numbers: what referees the transform.</summary>
    private static double ProductSum(sbyte[] probe, sbyte[] row, int turn) =>
        Enumerable.Range(0, MarkEmbedding.Dimensions / 2).Sum(i => (Complex.Conjugate(new Complex(probe[2 * i], probe[2 * i + 1])) * Turned(row, 2 * i, turn)).Real);

    private static Complex Turned(sbyte[] row, int at, int turn) =>
        new Complex(row[at], row[at + 1]) * Complex.FromPolarCoordinates(1, 2 * Math.PI * turn * (at / Parts + 1) / TurningProbe.Turns);
}
