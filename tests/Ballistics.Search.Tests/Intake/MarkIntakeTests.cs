using System.Security.Cryptography;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Intake;
using Ballistics.Search.Quality;
using Ballistics.Search.Storage;
using Ballistics.Tests;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Tests.Intake;

public sealed class MarkIntakeTests : IDisposable
{
    private readonly ScanWorkers _workers = new(2);

    public void Dispose() => _workers.Dispose();

    [Fact]
    public async Task A_scan_taken_in_has_its_original_its_facts_and_a_signature_that_can_be_compared()
    {
        using TestStore test = await TestStore.OpenAsync();
        Exhibit exhibit = await test.AddExhibitAsync(await test.AddAgencyAsync("A", "NL"), "E");
        byte[] scan = TestScans.BreechFace(1);

        Mark mark = await TakeInAsync(test, exhibit, scan);

        Assert.Equal(MarkState.Ready, mark.State);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(scan)), mark.Sha256);
        Assert.Equal(scan, test.Store.Originals.ReadBytes(mark.Sha256));
        await using EvidenceDb db = test.Store.OpenDb();
        Mark kept = await db.Marks.Include(m => m.Signature).SingleAsync(TestStore.Cancellation);
        Assert.Equal(("X3P", 160, 160, MarkKind.BreechFaceImpression), (kept.Format, kept.Width, kept.Height, kept.Kind));
        Assert.Equal(MarkKind.BreechFaceImpression, Signature.FromBytes(kept.Signature!.Bytes).Kind);
        Assert.Equal(Signature.CurrentVersion, kept.SignatureVersion);
    }

    [Fact]
    public async Task A_refused_scan_leaves_no_row_no_original_and_no_temporary_file()
    {
        using TestStore test = await TestStore.OpenAsync();
        Exhibit exhibit = await test.AddExhibitAsync(await test.AddAgencyAsync("A", "NL"), "E");

        await Assert.ThrowsAsync<RejectedScanException>(() => TakeInAsync(test, exhibit, [1, 2, 3]));
        await Assert.ThrowsAsync<RejectedScanException>(() => TakeInAsync(test, exhibit, TestScans.BreechFace(1), sha256: new string('0', 64)));
        await Assert.ThrowsAsync<RejectedScanException>(() => TakeInAsync(test, exhibit, TestScans.BreechFace(1), fileName: "scan.png"));

        await using EvidenceDb db = test.Store.OpenDb();
        Assert.Equal(0, await db.Marks.CountAsync(TestStore.Cancellation));
        Assert.Empty(test.Store.Originals.List());
        Assert.Empty(Directory.GetFiles(Path.Combine(test.Store.Folder, "incoming")));
    }

    [Fact]
    public async Task The_verdict_is_kept_with_the_mark_and_a_refused_scan_is_counted_without_being_kept()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency agency = await test.AddAgencyAsync("A", "NL");
        Exhibit exhibit = await test.AddExhibitAsync(agency, "E");
        double[] noise = [.. Enumerable.Range(0, 160 * 160).Select(i => 1e-6 * new Random(i).NextDouble())];

        Mark mark = await TakeInAsync(test, exhibit, TestScans.BreechFace(1));
        RejectedScanException refusal = await Assert.ThrowsAsync<RejectedScanException>(() => TakeInAsync(test, exhibit, TestScans.X3p(noise, 160, 160)));

        Assert.Equal(RejectionReason.Noisy, refusal.Reason);
        Assert.Equal(QualityVerdict.Refused, refusal.Quality!.Measures.Single(measure => measure.Name == "noise").Verdict);
        await using EvidenceDb db = test.Store.OpenDb();
        Mark kept = await db.Marks.Include(m => m.Quality).SingleAsync(TestStore.Cancellation);
        Assert.Equal(mark.Quality!.Measures, kept.Quality!.Measures);
        Assert.NotEqual(QualityVerdict.Refused, kept.Quality.Verdict);
        QualityRecord counted = await db.QualityRecords.SingleAsync(q => q.MarkId == null, TestStore.Cancellation);
        Assert.Equal((agency.Id, RejectionReason.Noisy, QualityVerdict.Refused), (counted.AgencyId, counted.Reason, counted.Verdict));
        Assert.Single(test.Store.Originals.List());
    }

    [Fact]
    public async Task One_scan_may_show_two_kinds_of_marks_but_the_same_kind_is_taken_once()
    {
        using TestStore test = await TestStore.OpenAsync();
        Exhibit exhibit = await test.AddExhibitAsync(await test.AddAgencyAsync("A", "NL"), "E");
        byte[] scan = TestScans.BreechFace(1);
        Mark first = await TakeInAsync(test, exhibit, scan);

        await TakeInAsync(test, exhibit, scan, MarkKind.EjectorMark);
        SubmissionRefusedException refused = await Assert.ThrowsAsync<SubmissionRefusedException>(() => TakeInAsync(test, exhibit, scan));

        Assert.Equal((SubmissionProblem.DuplicateMark, first.Id), (refused.Problem, refused.ExistingMarkId));
        Assert.Single(test.Store.Originals.List());
    }

    [Fact]
    public async Task A_submission_that_does_not_fit_its_exhibit_is_refused_by_name()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency agency = await test.AddAgencyAsync("A", "NL");
        Exhibit cartridge = await test.AddExhibitAsync(agency, "E"), bullet = await test.AddExhibitAsync(agency, "B", specimen: SpecimenKind.Bullet);
        byte[] scan = TestScans.BreechFace(1);

        Assert.Equal(SubmissionProblem.KindDoesNotFitSpecimen, (await RefusedAsync(bullet.Id, MarkKind.BreechFaceImpression, null)).Problem);
        Assert.Equal(SubmissionProblem.WrongLand, (await RefusedAsync(cartridge.Id, MarkKind.BreechFaceImpression, 1)).Problem);
        Assert.Equal(SubmissionProblem.WrongLand, (await RefusedAsync(bullet.Id, MarkKind.LandEngravedArea, 0)).Problem);
        Assert.Equal(SubmissionProblem.UnknownExhibit, (await RefusedAsync(Guid.NewGuid(), MarkKind.BreechFaceImpression, null)).Problem);

        Task<SubmissionRefusedException> RefusedAsync(Guid exhibit, MarkKind kind, int? land) => Assert.ThrowsAsync<SubmissionRefusedException>(
            () => new MarkIntake(test.Store, _workers).TakeInAsync(new MarkSubmission(exhibit, kind, "scan.x3p", land), new MemoryStream(scan), TestStore.Cancellation));
    }

    [Fact]
    public async Task A_signature_of_an_older_version_is_made_again_from_the_original()
    {
        using TestStore test = await TestStore.OpenAsync();
        Exhibit exhibit = await test.AddExhibitAsync(await test.AddAgencyAsync("A", "NL"), "E");
        Mark mark = await TakeInAsync(test, exhibit, TestScans.BreechFace(1));
        byte[] signature = mark.Signature!.Bytes;
        await AgeAsync(test);

        int rebuilt = await new SignatureRebuilder(test.Store, _workers).RunAsync(TestStore.Cancellation);

        Assert.Equal(1, rebuilt);
        Mark again = await ReadAsync(test, mark.Id);
        Assert.Equal((MarkState.Ready, Signature.CurrentVersion), (again.State, again.SignatureVersion));
        Assert.Equal(signature, again.Signature!.Bytes);
        Assert.Equal(0, await new SignatureRebuilder(test.Store, _workers).RunAsync(TestStore.Cancellation));
    }

    [Fact]
    public async Task A_mark_from_before_quality_was_recorded_is_made_again_and_judged()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency agency = await test.AddAgencyAsync("A", "NL");
        Mark mark = await TakeInAsync(test, await test.AddExhibitAsync(agency, "E"), TestScans.BreechFace(1));
        await AgeAsync(test);
        await using EvidenceDb db = test.Store.OpenDb();
        await db.QualityRecords.ExecuteDeleteAsync(TestStore.Cancellation);

        Assert.Equal(1, await new SignatureRebuilder(test.Store, _workers).RunAsync(TestStore.Cancellation));

        Assert.Equal(MarkState.Ready, (await ReadAsync(test, mark.Id)).State);
        QualityRecord record = await db.QualityRecords.AsNoTracking().SingleAsync(TestStore.Cancellation);
        Assert.Equal((agency.Id, mark.Id, mark.Quality!.Verdict), (record.AgencyId, record.MarkId, record.Verdict));
        Assert.Equal(mark.Quality.Measures, record.Measures);
    }

    [Fact]
    public async Task A_mark_whose_original_is_missing_waits_for_it_and_is_not_searched()
    {
        using TestStore test = await TestStore.OpenAsync();
        Exhibit exhibit = await test.AddExhibitAsync(await test.AddAgencyAsync("A", "NL"), "E");
        Mark mark = await TakeInAsync(test, exhibit, TestScans.BreechFace(1));
        string path = Directory.GetFiles(Path.Combine(test.Store.Folder, "originals"), "*", SearchOption.AllDirectories).Single();
        byte[] original = await File.ReadAllBytesAsync(path, TestStore.Cancellation);
        await AgeAsync(test);
        File.Delete(path);

        Assert.Equal(0, await new SignatureRebuilder(test.Store, _workers).RunAsync(TestStore.Cancellation));
        Assert.Equal(MarkState.Received, (await ReadAsync(test, mark.Id)).State);
        await File.WriteAllBytesAsync(path, original, TestStore.Cancellation);
        Assert.Equal(1, await new SignatureRebuilder(test.Store, _workers).RunAsync(TestStore.Cancellation));
        Assert.Equal(MarkState.Ready, (await ReadAsync(test, mark.Id)).State);
    }

    [Fact]
    public async Task What_a_newer_version_refuses_is_kept_and_says_why()
    {
        using TestStore test = await TestStore.OpenAsync();
        Exhibit exhibit = await test.AddExhibitAsync(await test.AddAgencyAsync("A", "NL"), "E");
        // An original that some older version took and this one does not.
        using (IncomingOriginal incoming = await test.Store.Originals.ReceiveAsync(new MemoryStream([1, 2, 3]), 10, TestStore.Cancellation))
            await test.Store.Originals.KeepAsync(incoming);
        Mark mark = await test.AddMarkAsync(exhibit, TestMarks.Signature(1));
        await using (EvidenceDb db = test.Store.OpenDb())
            await db.Marks.ExecuteUpdateAsync(set => set.SetProperty(m => m.Sha256, test.Store.Originals.List().Single()), TestStore.Cancellation);
        await AgeAsync(test);

        Assert.Equal(1, await new SignatureRebuilder(test.Store, _workers).RunAsync(TestStore.Cancellation));

        Mark refused = await ReadAsync(test, mark.Id);
        Assert.Equal((MarkState.Refused, RejectionReason.UnknownFormat), (refused.State, refused.RefusalReason));
        Assert.NotEmpty(refused.RefusalMessage!);
        Assert.Null(refused.Signature);
    }

    private Task<Mark> TakeInAsync(TestStore test, Exhibit exhibit, byte[] scan, MarkKind? kind = null, string fileName = "scan.x3p", string? sha256 = null) =>
        new MarkIntake(test.Store, _workers).TakeInAsync(
            new MarkSubmission(exhibit.Id, kind ?? MarkKind.BreechFaceImpression, fileName, null, sha256), new MemoryStream(scan), TestStore.Cancellation);

    private static async Task AgeAsync(TestStore test)
    {
        await using EvidenceDb db = test.Store.OpenDb();
        await db.Marks.ExecuteUpdateAsync(set => set.SetProperty(m => m.SignatureVersion, Signature.CurrentVersion - 1), TestStore.Cancellation);
        await db.Signatures.ExecuteUpdateAsync(set => set.SetProperty(s => s.Bytes, new byte[] { 0 }), TestStore.Cancellation);
    }

    private static async Task<Mark> ReadAsync(TestStore test, Guid id)
    {
        await using EvidenceDb db = test.Store.OpenDb();
        return await db.Marks.AsNoTracking().Include(m => m.Signature).SingleAsync(m => m.Id == id, TestStore.Cancellation);
    }
}
