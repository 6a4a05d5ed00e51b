using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;
using Ballistics.Search.Index;
using Ballistics.Search.Intake;
using Ballistics.Search.Storage;
using Ballistics.Tests;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Tests.Index;

public sealed class IndexedMarksTests : IDisposable
{
    private readonly ScanWorkers _workers = new(2);

    public void Dispose() => _workers.Dispose();

    [Fact]
    public async Task A_scan_taken_in_is_in_the_index_at_once_and_after_a_restart()
    {
        using TestStore test = await TestStore.OpenAsync();
        await test.OpenIndexAsync();
        for (int firearm = 0; firearm < 3; firearm++)
            await TakeInAsync(test, firearm);
        Assert.Equal(3, test.Store.Index!.Rows.Count);

        await test.ReopenAsync();
        await test.OpenIndexAsync();

        Assert.Equal((3, 0), (test.Store.Index!.Rows.Count, test.Store.Index.Rows.SealedCount));
    }

    [Fact]
    public async Task A_mark_that_cannot_be_embedded_now_is_kept_and_embedded_later()
    {
        using TestStore test = await TestStore.OpenAsync();
        var embedder = new TestEmbedder { Fails = true };
        await test.OpenIndexAsync(embedder);
        Mark mark = await TakeInAsync(test, 1);
        Assert.Equal((MarkState.Ready, 0L), (mark.State, test.Store.Index!.Rows.Count));

        embedder.Fails = false;
        Assert.Equal(1, await test.Store.Index.EmbedMissingAsync(TestStore.Cancellation));

        Assert.Equal(1, test.Store.Index.Rows.Count);
        Assert.Equal(0, await test.Store.Index.EmbedMissingAsync(TestStore.Cancellation));
    }

    [Fact]
    public async Task Without_its_model_marks_are_kept_the_log_says_that_they_are_not_embedded_and_the_model_put_back_embeds_them()
    {
        var log = new TestLog();
        using TestStore test = await TestStore.OpenAsync(log: log);
        string folder = Path.Combine(test.Store.Folder, "model");
        IndexedMarks index = await test.OpenIndexAsync(ReleasedModel.OfImpressed(folder));
        Mark mark = await TakeInAsync(test, 1);

        Assert.Equal((MarkState.Ready, 0L), (mark.State, index.Rows.Count));
        Assert.Contains(folder, index.EmbeddingFailure, StringComparison.Ordinal);
        Assert.Contains(log.Lines, line => line.StartsWith("Error Marks are kept and not embedded, and searches compare every exhibit in full: ", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.StartsWith($"Error Mark {mark.Id} is kept and not embedded", StringComparison.Ordinal));

        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "models", "mark-embedding")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        Assert.Equal(1, await index.EmbedMissingAsync(TestStore.Cancellation));
        Assert.Equal((1L, null), (index.Rows.Count, index.EmbeddingFailure));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("damaged")]
    [InlineData("of an older backup")]
    public async Task An_index_that_is_missing_or_does_not_fit_is_made_again_from_the_database(string state)
    {
        using TestStore test = await TestStore.OpenAsync();
        await test.OpenIndexAsync();
        for (int firearm = 0; firearm < 3; firearm++)
            await TakeInAsync(test, firearm);
        await test.SealAsync();
        string folder = test.Store.Index!.Folder, kept = folder + ".backup";
        Directory.CreateDirectory(kept);
        foreach (string path in Directory.GetFiles(folder))
            File.Copy(path, Path.Combine(kept, Path.GetFileName(path)));
        await TakeInAsync(test, 3);
        await test.SealAsync();
        test.Store.Dispose();
        if (state != "damaged")
            Directory.Delete(folder, recursive: true);
        if (state == "of an older backup")
            Directory.Move(kept, folder);
        else if (state == "damaged")
            await File.AppendAllTextAsync(Directory.GetFiles(folder, "segment-*")[0], "x", TestStore.Cancellation);

        await test.ReopenAsync();
        await test.OpenIndexAsync();
        await test.Store.Index!.Ready;

        Assert.Equal((4, 4, 1.0), (test.Store.Index.Rows.Count, test.Store.Index.Rows.SealedCount, test.Store.Index.Progress));
    }

    [Fact]
    public async Task A_newer_model_embeds_every_mark_anew()
    {
        using TestStore test = await TestStore.OpenAsync();
        await test.OpenIndexAsync();
        await TakeInAsync(test, 1);
        await test.SealAsync();
        await test.ReopenAsync();

        IndexedMarks index = await test.OpenIndexAsync(new TestEmbedder("test 2"));
        await index.Ready;

        Assert.Equal(0, index.Rows.Count);
        Assert.Equal(1, await index.EmbedMissingAsync(TestStore.Cancellation));
        Assert.Equal(1, index.Rows.Count);
    }

    [Fact]
    public async Task A_process_killed_between_a_segment_and_its_note_finds_every_mark_once()
    {
        using TestStore test = await TestStore.OpenAsync();
        await test.OpenIndexAsync();
        await TakeInAsync(test, 1);
        await TakeInAsync(test, 2);
        test.Store.Index!.Rows.Seal(); // and the note is not written any more
        await TakeInAsync(test, 3);

        await test.ReopenAsync();
        await test.OpenIndexAsync();

        Assert.Equal((3, 2), (test.Store.Index!.Rows.Count, test.Store.Index.Rows.SealedCount));
        await using EvidenceDb db = test.Store.OpenDb();
        Assert.Equal(2, await db.Vectors.CountAsync(v => v.IsSealed, TestStore.Cancellation));
    }

    [Fact]
    public async Task A_purged_mark_is_gone_from_index_and_disk()
    {
        using TestStore test = await TestStore.OpenAsync();
        await test.OpenIndexAsync();
        Mark gone = await TakeInAsync(test, 1), kept = await TakeInAsync(test, 2);
        await test.SealAsync();
        await using (EvidenceDb db = test.Store.OpenDb())
            await db.Marks.Where(m => m.Id == gone.Id).ExecuteDeleteAsync(TestStore.Cancellation);

        await test.Store.Index!.PurgeAsync([gone.Id]);

        byte[] id = gone.Id.ToByteArray(bigEndian: true);
        Assert.DoesNotContain(Directory.GetFiles(test.Store.Index.Folder), path => File.ReadAllBytes(path).AsSpan().IndexOf(id) >= 0);
        await test.ReopenAsync();
        await test.OpenIndexAsync();
        Assert.Equal([kept.Id], test.Store.Index!.Rows.Sealed(new HashSet<Guid> { gone.Id, kept.Id }));
    }

    private async Task<Mark> TakeInAsync(TestStore test, int firearm)
    {
        Exhibit exhibit = await test.AddExhibitAsync(await test.AddAgencyAsync($"A {firearm}", "NL"), $"E {firearm}");
        return await new MarkIntake(test.Store, _workers).TakeInAsync(
            new MarkSubmission(exhibit.Id, MarkKind.BreechFaceImpression, "scan.x3p"), new MemoryStream(TestScans.BreechFace(firearm)), TestStore.Cancellation);
    }
}
