using System.Text;
using Ballistics.Evidence;
using Ballistics.Search.Index;
using Ballistics.Search.Workers;
using Ballistics.Tests;

namespace Ballistics.Search.Tests.Index;

public sealed class SignatureIndexTests : IDisposable
{
    private const string Embedding = "test 1";
    private readonly string _folder = Directory.CreateTempSubdirectory("ballistics-index-").FullName;
    private readonly WorkerThreads _workers = new("test worker", 2);

    public void Dispose()
    {
        _workers.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(100_000)]
    public void A_search_finds_exactly_what_looking_at_every_row_finds(int length)
    {
        EmbeddingRow[] rows = TestRows.Draw(40_000);
        SignatureIndex index = Filled(rows);
        var random = new Random(7);
        ProbeMark[] probe = [Probe(random, MarkKind.BreechFaceImpression, 3), Probe(random, MarkKind.FiringPinImpression, 1), Probe(random, MarkKind.BreechFaceImpression, 1)];
        HashSet<Guid> reachable = [.. rows.Select(row => row.ExhibitId).Distinct().Where(_ => random.Next(3) > 0)];

        Shortlist found = Search(index, probe, reachable, length);

        Assert.Equal(TestRows.Search(rows, probe, row => reachable.Contains(row.ExhibitId), length), found.Exhibits);
        Assert.Equal(probe.Sum(mark => rows.LongCount(row => row.Partition.Kind == mark.Kind.Name && reachable.Contains(row.ExhibitId))), found.ScannedRows);
        Assert.Equal(reachable.Count(id => rows.Any(row => row.ExhibitId == id)), found.ScannedExhibits);
    }

    [Fact]
    public void Of_lands_the_mean_of_their_most_similar_rows_counts()
    {
        EmbeddingRow[] rows = [.. TestRows.Draw(9000, rowsOfExhibit: 3).Select(row => row with { Partition = new(MarkKind.LandEngravedArea.Name, "") })];
        var random = new Random(5);
        ProbeMark[] probe = [Probe(random, MarkKind.LandEngravedArea, 1), Probe(random, MarkKind.LandEngravedArea, 2)];
        var scores = rows.Select(row => row.ExhibitId).Distinct().ToDictionary(id => id, _ => 0.0);
        foreach (ProbeMark mark in probe)
        {
            double[] similar = [.. rows.Select(row => (double)mark.Vectors.Max(vector => Enumerable.Range(0, vector.Length).Sum(i => vector.Span[i] * row.Vector.Span[i])))];
            double mean = similar.Average(), deviation = Math.Sqrt(similar.Average(value => (value - mean) * (value - mean)));
            foreach (IGrouping<Guid, double> exhibit in rows.Zip(similar).GroupBy(pair => pair.First.ExhibitId, pair => pair.Second))
                scores[exhibit.Key] += (exhibit.Max() - mean) / deviation / probe.Length;
        }

        Shortlist found = Search(Filled(rows), probe, [.. scores.Keys], 50);

        Assert.Equal(scores.OrderByDescending(pair => pair.Value).Take(50).Select(pair => pair.Key), found.Exhibits);
        Assert.Equal(scores.Count, found.ScannedExhibits);
    }

    [Fact]
    public void Partitions_that_are_out_of_reach_are_not_scanned()
    {
        EmbeddingRow[] rows = TestRows.Draw(3000);
        ProbeMark[] probe = [Probe(new Random(7), MarkKind.BreechFaceImpression, 1)];

        Shortlist found = Filled(rows).Shortlist(probe, Filled(rows).Scope(rows.Select(row => row.ExhibitId).Distinct()), _ => false, 10, _workers, TestStore.Cancellation);

        Assert.Equal(0, found.ScannedRows);
        Assert.Empty(found.Exhibits);
    }

    [Fact]
    public void Equals_are_ordered_by_their_ids_and_not_by_where_they_lie()
    {
        sbyte[] same = TestRows.Vector(new Random(3));
        EmbeddingRow[] rows = [.. TestRows.Draw(1000, rowsOfExhibit: 1).Select(row => row with { Vector = same, Partition = new(MarkKind.BreechFaceImpression.Name, "") })];
        ProbeMark[] probe = [new(MarkKind.BreechFaceImpression, [same])];

        Shortlist found = Search(Filled(rows), probe, [.. rows.Select(row => row.ExhibitId)], 20);

        Assert.Equal(rows.Select(row => row.ExhibitId).Order().Take(20), found.Exhibits);
    }

    [Fact]
    public void What_was_written_is_there_when_the_index_is_opened_again()
    {
        EmbeddingRow[] rows = TestRows.Draw(5000);
        SignatureIndex index = SignatureIndex.Create(_folder, Embedding);
        foreach (EmbeddingRow[] some in rows.Chunk(500))
        {
            index.Add(some);
            Assert.Equal(some.Select(row => row.MarkId).Order(), index.Seal().Order());
        }
        ProbeMark[] probe = [Probe(new Random(7), MarkKind.BreechFaceImpression, 2)];
        HashSet<Guid> all = [.. rows.Select(row => row.ExhibitId)];

        SignatureIndex again = SignatureIndex.Open(_folder, Embedding);

        Assert.Equal((5000, 5000, 0), (again.Count, again.SealedCount, again.RecentCount));
        Assert.Equal(Search(index, probe, all, 100).Exhibits, Search(again, probe, all, 100).Exhibits);
        Assert.InRange(Directory.GetFiles(_folder, "segment-*").Length, 1, 5);
    }

    [Fact]
    public void A_mark_taken_out_is_not_found_and_stays_out()
    {
        EmbeddingRow[] rows = TestRows.Draw(2000);
        SignatureIndex index = Filled(rows);
        ProbeMark[] probe = [Probe(new Random(7), MarkKind.BreechFaceImpression, 1)];
        HashSet<Guid> all = [.. rows.Select(row => row.ExhibitId)];
        EmbeddingRow[] gone = [.. Search(index, probe, all, 5).Exhibits.SelectMany(exhibit => rows.Where(row => row.ExhibitId == exhibit))];
        Guid[] expected = TestRows.Search(rows.Except(gone), probe, _ => true, 10);

        index.Remove([.. gone.Select(row => row.MarkId)]);
        index.Remove([gone[0].MarkId, Guid.NewGuid()]);

        Assert.Equal(expected, Search(index, probe, all, 10).Exhibits);
        index.Seal();
        SignatureIndex again = SignatureIndex.Open(_folder, Embedding);
        Assert.Equal(expected, Search(again, probe, all, 10).Exhibits);
        Assert.Equal(2000 - gone.Length, again.Count);
        // The same mark may come in again, its signature made anew.
        again.Add([gone[0]]);
        Assert.Contains(gone[0].ExhibitId, Search(again, probe, all, 2000).Exhibits);
    }

    [Fact]
    public void A_purged_mark_leaves_no_byte_of_its_vector_or_its_ids_on_the_disk()
    {
        EmbeddingRow[] rows = TestRows.Draw(3000);
        SignatureIndex index = SignatureIndex.Create(_folder, Embedding);
        foreach (EmbeddingRow[] some in (IEnumerable<EmbeddingRow[]>)[rows[..2500], rows[2500..2900], rows[2900..]])
        {
            index.Add(some);
            index.Seal();
        }
        EmbeddingRow[] gone = [rows[10], rows[11], rows[2600], rows[2950]];
        Assert.All(gone, row => Assert.True(IsOnDisk(row)));
        index.Remove([gone[0].MarkId]);

        index.Purge([.. gone.Select(row => row.MarkId)]);

        Assert.All(gone, row => Assert.False(IsOnDisk(row)));
        Assert.All(rows.Except(gone), row => Assert.True(index.Sealed(new HashSet<Guid> { row.MarkId }).Count == 1));
        Assert.Equal(rows.Length - gone.Length, SignatureIndex.Open(_folder, Embedding).Count);
    }

    [Fact]
    public void A_segment_may_be_purged_to_its_last_row()
    {
        EmbeddingRow[] rows = TestRows.Draw(10);
        SignatureIndex index = Filled(rows);
        index.Seal();

        index.Purge([.. rows.Select(row => row.MarkId)]);

        Assert.Equal(0, SignatureIndex.Open(_folder, Embedding).Count);
        Assert.Empty(Directory.GetFiles(_folder, "segment-*"));
    }

    [Fact]
    public void What_a_killed_process_left_unfinished_is_cleared_away_and_nothing_else()
    {
        EmbeddingRow[] rows = TestRows.Draw(100);
        SignatureIndex index = Filled(rows);
        index.Seal();
        File.WriteAllText(Path.Combine(_folder, "segment-000099"), "half a segment");
        File.WriteAllText(Path.Combine(_folder, "manifest.json.new"), "{");

        SignatureIndex again = SignatureIndex.Open(_folder, Embedding);

        Assert.Equal(100, again.Count);
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void No_changed_byte_goes_unnoticed()
    {
        SignatureIndex index = Filled(TestRows.Draw(40));
        index.Seal();
        string path = Directory.GetFiles(_folder, "segment-*").Single();
        byte[] bytes = File.ReadAllBytes(path);
        int rowsAt = bytes.Length - 40 * (IndexFormat.Dimensions + 2 * IndexFormat.IdBytes);
        int header = Array.LastIndexOf(bytes, (byte)'}', rowsAt) + 1;
        // The zeros that fill up the header's page carry nothing.
        foreach (int at in Enumerable.Range(0, bytes.Length).Where(at => at < header || at >= rowsAt).Where((_, i) => i % 37 == 0 || i < 60))
        {
            byte[] changed = [.. bytes];
            changed[at] ^= 1;
            File.WriteAllBytes(path, changed);
            Assert.Throws<IndexDamagedException>(() => SignatureIndex.Open(_folder, Embedding));
        }
        foreach (int length in (int[])[0, 7, 20, header, bytes.Length - 1])
        {
            File.WriteAllBytes(path, bytes[..length]);
            Assert.Throws<IndexDamagedException>(() => SignatureIndex.Open(_folder, Embedding));
        }
        File.Delete(path);
        Assert.Throws<IndexDamagedException>(() => SignatureIndex.Open(_folder, Embedding));
        File.WriteAllBytes(path, bytes);
        Assert.Equal(40, SignatureIndex.Open(_folder, Embedding).Count);
    }

    [Fact]
    public void An_index_of_other_embeddings_or_without_a_readable_manifest_is_not_opened()
    {
        Assert.Throws<IndexDamagedException>(() => SignatureIndex.Open(_folder, Embedding));
        Filled(TestRows.Draw(10)).Seal();
        Assert.Contains("test 2", Assert.Throws<IndexDamagedException>(() => SignatureIndex.Open(_folder, "test 2")).Message);
        string manifest = Path.Combine(_folder, IndexFormat.ManifestName), text = File.ReadAllText(manifest);
        foreach (string damaged in new[] { "", "null", "{}", text[..^1], text.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal) })
        {
            File.WriteAllText(manifest, damaged);
            Assert.Throws<IndexDamagedException>(() => SignatureIndex.Open(_folder, Embedding));
        }
    }

    [Fact]
    public async Task Searches_go_on_while_rows_come_in_and_go()
    {
        EmbeddingRow[] rows = TestRows.Draw(20_000), more = TestRows.Draw(3000, seed: 2);
        SignatureIndex index = Filled(rows);
        index.Seal();
        ProbeMark[] probe = [Probe(new Random(7), MarkKind.BreechFaceImpression, 1)];
        HashSet<Guid> reachable = [.. rows.Select(row => row.ExhibitId)];
        Guid[] expected = TestRows.Search(rows, probe, _ => true, 50);
        using var ended = new CancellationTokenSource();
        Task writing = Task.Run(() =>
        {
            foreach (EmbeddingRow[] some in more.Chunk(100))
            {
                index.Add(some);
                index.Seal();
                index.Purge([some[0].MarkId, some[^1].MarkId]);
            }
            _ = ended.CancelAsync();
        }, TestStore.Cancellation);

        while (!ended.IsCancellationRequested)
        {
            Assert.Equal(expected, Search(index, probe, reachable, 50).Exhibits);
            GC.Collect();
        }

        await writing;
        Assert.Equal(rows.Length + more.Length - 60, SignatureIndex.Open(_folder, Embedding).Count);
    }

    [Fact]
    public void A_cancelled_scan_stops()
    {
        EmbeddingRow[] rows = TestRows.Draw(2000);
        SignatureIndex index = Filled(rows);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => index.Shortlist(
            [Probe(new Random(7), MarkKind.BreechFaceImpression, 1)], index.Scope(rows.Select(row => row.ExhibitId)), _ => true, 10, _workers, cancelled.Token));
    }

    [Fact]
    public void The_sample_that_version_1_wrote_is_read()
    {
        string sample = Path.Combine(RealData.RepositoryRoot, "testdata", "index", "version-1");
        foreach (string path in Directory.GetFiles(sample))
            File.Copy(path, Path.Combine(_folder, Path.GetFileName(path)));
        EmbeddingRow[] rows = TestRows.Draw(20);

        SignatureIndex index = SignatureIndex.Open(_folder, Embedding);

        Assert.Equal(19, index.Count);
        ProbeMark[] probe = [Probe(new Random(7), MarkKind.BreechFaceImpression, 1), Probe(new Random(8), MarkKind.FiringPinImpression, 1)];
        Assert.Equal(TestRows.Search(rows[1..], probe, _ => true, 20), Search(index, probe, [.. rows.Select(row => row.ExhibitId)], 20).Exhibits);
    }

    [Fact]
    public void Calibres_that_are_written_differently_are_one()
    {
        Assert.Equal("9mmpara", IndexPartition.PlainCalibre("9 MM Para."));
        Assert.Equal("45acp", IndexPartition.PlainCalibre(".45 ACP"));
        Assert.Equal("7.62x39", IndexPartition.PlainCalibre("7,62 x 39"));
        Assert.Equal("", IndexPartition.PlainCalibre(null));
    }

    private SignatureIndex Filled(EmbeddingRow[] rows)
    {
        SignatureIndex index = SignatureIndex.Create(_folder, Embedding);
        index.Add(rows[..(rows.Length / 2)]);
        index.Seal();
        index.Add(rows[(rows.Length / 2)..]);
        return index;
    }

    private static ProbeMark Probe(Random random, MarkKind kind, int vectors) => new(kind, [.. Enumerable.Range(0, vectors).Select(_ => (ReadOnlyMemory<sbyte>)TestRows.Vector(random))]);

    private Shortlist Search(SignatureIndex index, ProbeMark[] probe, HashSet<Guid> reachable, int length) =>
        index.Shortlist(probe, index.Scope(reachable), _ => true, length, _workers, TestStore.Cancellation);

    private bool IsOnDisk(EmbeddingRow row) => Directory.GetFiles(_folder).Select(File.ReadAllBytes).Any(bytes =>
        bytes.AsSpan().IndexOf(System.Runtime.InteropServices.MemoryMarshal.AsBytes(row.Vector.Span)) >= 0
        || bytes.AsSpan().IndexOf(row.MarkId.ToByteArray(bigEndian: true)) >= 0
        || bytes.AsSpan().IndexOf(row.MarkId.ToByteArray()) >= 0
        || bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(row.MarkId.ToString())) >= 0);
}
