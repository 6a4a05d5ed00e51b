using Ballistics.Evidence;

namespace Ballistics.Comparison.Tests;

/// <summary>Scores for ranking many: those of the full comparison, and nothing left to collect behind them.</summary>
public class BatchComparerTests
{
    private static readonly Signature[] Marks = [.. Enumerable.Range(1, 3).SelectMany(number =>
    {
        var mark = new MadeMark(number);
        return new[] { MadeMark.SignatureOf(mark.Scan()), MadeMark.SignatureOf(mark.Scan(new Pose(0.1e-3, 0, 70 * number), noise: 0.5e-6)) };
    })];

    [Fact]
    public void A_score_alone_is_the_full_comparisons_to_the_last_bit()
    {
        foreach (Signature first in Marks)
            foreach (Signature second in Marks)
                Assert.Equal(
                    BitConverter.DoubleToInt64Bits(MarkComparer.Compare(first, second).Score), BitConverter.DoubleToInt64Bits(MarkComparer.Score(first, second)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Scores_of_a_batch_are_the_same_on_any_number_of_cores(int cores) =>
        Assert.Equal(Marks.Select(mark => MarkComparer.Score(Marks[0], mark)), BatchComparer.Scores(Marks[0], Marks, cores, TestContext.Current.CancellationToken));

    [Fact]
    public void A_pair_of_impressed_marks_allocates_nothing_in_the_steady_state()
    {
        double sum = 0;
        for (int round = 0; round < 2; round++)
            foreach (Signature mark in Marks)
                sum += MarkComparer.Score(Marks[0], mark);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (Signature mark in Marks)
            sum += MarkComparer.Score(Marks[0], mark);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(sum > 0);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_gallery_of_another_kind_is_refused_by_its_place()
    {
        var pin = new PreparedMark(MarkKind.FiringPinImpression, MadeMark.Prepare(new MadeMark(1).Scan()).Surface);
        Signature[] gallery = [Marks[1], SignatureExtractor.Extract(pin)];
        ArgumentException error = Assert.Throws<ArgumentException>(() => BatchComparer.Scores(Marks[0], gallery, 1, TestContext.Current.CancellationToken));
        Assert.Contains("mark 1 of the gallery is a FiringPinImpression", error.Message, StringComparison.Ordinal);
    }
}
