using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;
using Ballistics.Search.Index;
using CsCheck;

namespace Ballistics.Search.Tests.Index;

/// <summary>Scans by embeddings that turn with the mark.</summary>
public sealed class TurningScanTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("turning-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_most_similar_exhibits_are_those_of_every_embedding_at_its_best_turn()
    {
        EmbeddingRow[] rows = TestRows.Draw(700, seed: 3);
        SignatureIndex index = Index(rows);
        var random = new Random(4);
        ProbeMark probe = new(MarkKind.BreechFaceImpression, [.. Enumerable.Range(0, 25).Select(_ => (ReadOnlyMemory<sbyte>)TestRows.Vector(random))], EmbeddingForm.Turning);
        EmbeddingRow[] ofKind = [.. rows.Where(row => row.Partition.Kind == probe.Kind.Name)];
        Guid[] expected = [.. ofKind.GroupBy(row => row.ExhibitId)
            .OrderByDescending(group => group.Max(row => Similarity(probe, row))).ThenBy(group => group.Key).Select(group => group.Key)];
        Shortlist found = Find(index, probe, index.Scope(rows.Select(row => row.ExhibitId)), expected.Length);
        Assert.Equal(expected, found.Exhibits);
        Assert.Equal((ofKind.Length, expected.Length), (found.ScannedRows, found.ScannedExhibits));
    }

    [Fact]
    public void Rows_outside_the_scope_or_removed_are_not_found()
    {
        EmbeddingRow[] rows = TestRows.Draw(300, seed: 5, rowsOfExhibit: 1);
        SignatureIndex index = Index(rows);
        EmbeddingRow[] ofKind = [.. rows.Where(row => row.Partition.Kind == MarkKind.BreechFaceImpression.Name)];
        EmbeddingRow removed = ofKind[0], outside = ofKind[1];
        index.Remove([removed.MarkId]);
        ExhibitScope scope = index.Scope(rows.Where(row => row != outside).Select(row => row.ExhibitId));
        foreach (EmbeddingRow looked in (EmbeddingRow[])[removed, outside])
        {
            Shortlist found = Find(index, new(MarkKind.BreechFaceImpression, [looked.Vector], EmbeddingForm.Turning), scope, 1000);
            Assert.DoesNotContain(looked.ExhibitId, found.Exhibits);
            Assert.Equal(ofKind.Length - 2, found.ScannedRows);
        }
    }

    [Fact]
    public void In_a_large_gallery_a_row_that_only_a_late_embedding_shows_is_found_where_the_first_one_hints_at_it()
    {
        // More rows than stay for the later looks.
        int count = 3 * Limits.TurningLooks[1].AtLeast / 2;
        EmbeddingRow[] rows = TestRows.Draw(count, seed: 6, rowsOfExhibit: 1);
        SignatureIndex index = Index(rows);
        EmbeddingRow looked = rows.First(row => row.Partition.Kind == MarkKind.BreechFaceImpression.Name);
        var random = new Random(7);
        // The first embedding shares half of its values with the row, the last is the row's own.
        sbyte[] hint = [.. looked.Vector.ToArray().Select((value, i) => i < IndexFormat.Dimensions / 2 ? value : (sbyte)random.Next(-127, 128))];
        ReadOnlyMemory<sbyte>[] between = [.. Enumerable.Range(0, 23).Select(_ => (ReadOnlyMemory<sbyte>)TestRows.Vector(random))];
        ProbeMark probe = new(MarkKind.BreechFaceImpression, [hint, .. between, looked.Vector], EmbeddingForm.Turning);
        Assert.Equal(looked.ExhibitId, Find(index, probe, index.Scope(rows.Select(row => row.ExhibitId)), 1).Exhibits[0]);
    }

    [Fact]
    public void Counts_tell_a_similarity_that_as_many_reach_as_are_asked_for_and_hardly_more() =>
        Gen.Select(Gen.Int[-100, 1 << 22].Array[1, 200], Gen.Int[1, 200]).Sample((values, wanted) =>
        {
            SimilarityCounts one = new(), other = new();
            for (int i = 0; i < values.Length; i++)
                (i % 3 == 0 ? one : other).Add(values[i]);
            int least = SimilarityCounts.Least([one, other], wanted);
            Assert.True(values.Count(value => Math.Max(0, value) >= least) >= Math.Min(wanted, values.Length));
            Assert.True(least == 0 || values.Count(value => value >= least + 256) < wanted);
        }, iter: 500);

    private SignatureIndex Index(EmbeddingRow[] rows)
    {
        var index = SignatureIndex.Create(_folder, "test");
        index.Add(rows[..(rows.Length / 2)]);
        index.Seal();
        index.Add(rows[(rows.Length / 2)..]);
        return index;
    }

    private static int Similarity(ProbeMark probe, EmbeddingRow row) => probe.Vectors.Max(vector => new TurningProbe(vector.Span).Similarity(row.Vector.Span));

    private static Shortlist Find(SignatureIndex index, ProbeMark probe, ExhibitScope scope, int length) =>
        index.Shortlist([probe], scope, _ => true, length, TaskScheduler.Default, TestStore.Cancellation);
}
