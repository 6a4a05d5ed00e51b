using Ballistics.Evidence;
using Ballistics.Search.Intake;
using Ballistics.Search.Quality;
using Ballistics.Search.Storage;
using Ballistics.Tests;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Tests.Intake;

public sealed class ScanQueueTests : IDisposable
{
    private readonly ScanWorkers _workers = new(2);

    public void Dispose() => _workers.Dispose();

    [Fact]
    public async Task A_queued_scan_is_on_the_disk_when_it_is_acknowledged_and_prepared_in_turn()
    {
        using TestStore test = await TestStore.OpenAsync();
        await (await test.OpenIndexAsync()).Ready;
        Exhibit exhibit = await test.AddExhibitAsync(await test.AddAgencyAsync("A", "NL"), "E");
        byte[] scan = TestScans.BreechFace(1);
        ScanQueue queue = Queue(test);

        Mark mark = await AddAsync(queue, exhibit, scan);
        Assert.Equal((MarkState.Received, "X3P", 160), (mark.State, mark.Format, mark.Width));
        Assert.Equal(scan, test.Store.Originals.ReadBytes(mark.Sha256));
        Assert.Equal(0, test.Store.Index!.Rows.Count);

        await RunUntilMadeAsync(test, queue);
        await using EvidenceDb db = test.Store.OpenDb();
        Mark made = await db.Marks.Include(m => m.Signature).Include(m => m.Quality).SingleAsync(TestStore.Cancellation);
        Assert.Equal(MarkState.Ready, made.State);
        Assert.NotNull(made.Signature);
        Assert.NotNull(made.Quality);
        Assert.True(made.IsStandingDue);
        Assert.Equal(1, test.Store.Index.Rows.Count);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_at_once_and_what_the_gate_refuses_is_kept_as_refused()
    {
        using TestStore test = await TestStore.OpenAsync();
        Exhibit exhibit = await test.AddExhibitAsync(await test.AddAgencyAsync("A", "NL"), "E");
        ScanQueue queue = Queue(test);

        await Assert.ThrowsAsync<RejectedScanException>(() => AddAsync(queue, exhibit, [1, 2, 3]));
        await using EvidenceDb db = test.Store.OpenDb();
        Assert.Equal(0, await db.Marks.CountAsync(TestStore.Cancellation));

        byte[] noise = TestScans.X3p([.. Enumerable.Range(0, 160 * 160).Select(i => 1e-6 * new Random(i).NextDouble())], 160, 160);
        await AddAsync(queue, exhibit, noise);
        await RunUntilMadeAsync(test, queue);
        Mark refused = await db.Marks.AsNoTracking().SingleAsync(TestStore.Cancellation);
        Assert.Equal(MarkState.Refused, refused.State);
        Assert.NotNull(refused.RefusalReason);
        Assert.NotEmpty(refused.RefusalMessage!);
        Assert.Equal(noise, test.Store.Originals.ReadBytes(refused.Sha256));
        QualityRecord record = await db.QualityRecords.AsNoTracking().SingleAsync(q => q.MarkId == refused.Id, TestStore.Cancellation);
        Assert.Equal((QualityVerdict.Refused, refused.RefusalReason), (record.Verdict, record.Reason));
    }

    [Fact]
    public async Task Of_a_queued_scan_it_is_told_too_where_nearly_the_same_picture_is_filed()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency agency = await test.AddAgencyAsync("A", "NL");
        Exhibit first = await test.AddExhibitAsync(agency, "First"), second = await test.AddExhibitAsync(agency, "Second");
        double[] heights = TestScans.Relief(1), turned = [.. Enumerable.Range(0, 160 * 160).Select(i => heights[i % 160 * 160 + (159 - i / 160)])];
        ScanQueue queue = Queue(test);
        await AddAsync(queue, first, TestScans.X3p(heights, 160, 160));
        await RunUntilMadeAsync(test, queue);

        Guid near = (await AddAsync(queue, second, TestScans.X3p(turned, 160, 160))).Id;
        await RunUntilMadeAsync(test, queue);

        await using EvidenceDb db = test.Store.OpenDb();
        Assert.Contains((await db.Marks.SingleAsync(m => m.Id == near, TestStore.Cancellation)).Remarks, remark => remark.Contains("'First'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_ended_process_left_is_made_after_the_next_start()
    {
        using TestStore test = await TestStore.OpenAsync();
        Exhibit exhibit = await test.AddExhibitAsync(await test.AddAgencyAsync("A", "NL"), "E");
        await AddAsync(Queue(test), exhibit, TestScans.BreechFace(1));
        await test.ReopenAsync();

        Assert.Equal(1, await new SignatureRebuilder(test.Store, _workers).RunAsync(TestStore.Cancellation));
        await using EvidenceDb db = test.Store.OpenDb();
        Assert.Equal(MarkState.Ready, (await db.Marks.SingleAsync(TestStore.Cancellation)).State);
    }

    [Fact]
    public async Task A_full_queue_takes_nothing_until_there_is_room_and_loses_no_place_by_refusals()
    {
        using TestStore test = await TestStore.OpenAsync();
        Exhibit exhibit = await test.AddExhibitAsync(await test.AddAgencyAsync("A", "NL"), "E");
        ScanQueue queue = Queue(test, places: 2);
        await Assert.ThrowsAsync<RejectedScanException>(() => AddAsync(queue, exhibit, [1, 2, 3]));
        await AddAsync(queue, exhibit, TestScans.BreechFace(1));
        await AddAsync(queue, exhibit, TestScans.BreechFace(2));

        await Assert.ThrowsAsync<IntakeQueueFullException>(() => AddAsync(queue, exhibit, TestScans.BreechFace(3)));
        await using EvidenceDb db = test.Store.OpenDb();
        Assert.Equal(2, await db.Marks.CountAsync(TestStore.Cancellation));
        await RunUntilMadeAsync(test, queue);
        await AddAsync(queue, exhibit, TestScans.BreechFace(3));
    }

    [Fact]
    public async Task An_agency_that_sends_its_backlog_leaves_room_for_the_others()
    {
        using TestStore test = await TestStore.OpenAsync();
        Exhibit exhibit = await test.AddExhibitAsync(await test.AddAgencyAsync("A", "NL"), "E"), other = await test.AddExhibitAsync(await test.AddAgencyAsync("B", "KE"), "F");
        ScanQueue queue = Queue(test, places: 2, ofAgency: 1);
        await AddAsync(queue, exhibit, TestScans.BreechFace(1));

        await Assert.ThrowsAsync<IntakeLimitException>(() => AddAsync(queue, exhibit, TestScans.BreechFace(2)));
        await AddAsync(queue, other, TestScans.BreechFace(2));
        Exhibit third = await test.AddExhibitAsync(await test.AddAgencyAsync("C", "NO"), "G");
        await Assert.ThrowsAsync<IntakeQueueFullException>(() => AddAsync(queue, third, TestScans.BreechFace(3)));

        await RunUntilMadeAsync(test, queue);
        await AddAsync(queue, exhibit, TestScans.BreechFace(2));
    }

    private ScanQueue Queue(TestStore test, int places = Limits.QueuedScans, int ofAgency = Limits.QueuedScansOfAgency) =>
        new(new MarkIntake(test.Store, _workers), new SignatureRebuilder(test.Store, _workers), _workers, test.Store) { Places = places, PlacesOfAgency = ofAgency };

    private static Task<Mark> AddAsync(ScanQueue queue, Exhibit exhibit, byte[] scan) => queue.AddAsync(
        new MarkSubmission(exhibit.Id, MarkKind.BreechFaceImpression, "scan.x3p"), exhibit.AgencyId, new MemoryStream(scan), TestStore.Cancellation);

    private static async Task RunUntilMadeAsync(TestStore test, ScanQueue queue)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestStore.Cancellation);
        Task running = queue.RunAsync(stopping.Token);
        await using EvidenceDb db = test.Store.OpenDb();
        while (queue.Waiting > 0)
            await Task.Delay(20, TestStore.Cancellation);
        await stopping.CancelAsync();
        Assert.False(await db.Marks.AnyAsync(m => m.State == MarkState.Received, TestStore.Cancellation));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
