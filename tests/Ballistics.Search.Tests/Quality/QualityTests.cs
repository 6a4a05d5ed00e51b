using Ballistics.Evidence;
using Ballistics.Search.Audit;
using Ballistics.Search.Intake;
using Ballistics.Search.Quality;
using Ballistics.Search.Retention;
using Ballistics.Search.Storage;
using Ballistics.Tests;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Tests.Quality;

public sealed class QualityTests : IDisposable
{
    private readonly ScanWorkers _workers = new(1);

    public void Dispose() => _workers.Dispose();

    [Fact]
    public async Task Nearly_the_same_picture_is_told_within_the_agency_alone_and_forgotten_when_purged()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency agency = await test.AddAgencyAsync("A", "NL"), other = await test.AddAgencyAsync("B", "BE");
        Exhibit first = await test.AddExhibitAsync(agency, "First"), second = await test.AddExhibitAsync(agency, "Second"), abroad = await test.AddExhibitAsync(other, "Abroad");
        double[] heights = TestScans.Relief(1);
        // The same scan turned by a quarter, and by other bytes.
        double[] turned = [.. Enumerable.Range(0, 160 * 160).Select(i => heights[i % 160 * 160 + (159 - i / 160)])];

        await TakeInAsync(test, first, TestScans.X3p(heights, 160, 160));
        Mark near = await TakeInAsync(test, second, TestScans.X3p(turned, 160, 160));
        Mark unlike = await TakeInAsync(test, second, TestScans.BreechFace(2));
        Mark hidden = await TakeInAsync(test, abroad, TestScans.X3p(turned, 160, 160));

        Assert.Contains("Nearly the same picture is filed under the agency's exhibit 'First' too.", near.Remarks);
        Assert.DoesNotContain(unlike.Remarks, remark => remark.Contains("Nearly", StringComparison.Ordinal));
        Assert.DoesNotContain(hidden.Remarks, remark => remark.Contains("filed", StringComparison.Ordinal));

        await new RecordPurge(test.Store, []).RunAsync(first.Id, AuditActor.Service, "Asked for.", TestStore.Cancellation);
        await using EvidenceDb db = test.Store.OpenDb();
        Assert.DoesNotContain((await db.Marks.SingleAsync(m => m.Id == near.Id, TestStore.Cancellation)).Remarks, remark => remark.Contains("First", StringComparison.Ordinal));
        Assert.Equal(4, await db.QualityRecords.CountAsync(TestStore.Cancellation));
    }

    [Fact]
    public async Task An_agencys_figures_count_by_instrument_and_month_refused_scans_too_and_nobody_elses()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency agency = await test.AddAgencyAsync("A", "NL"), other = await test.AddAgencyAsync("B", "BE");
        Record(agency, "2026-01-31T23:59:59Z", "X", QualityVerdict.Accepted, 10);
        Record(agency, "2026-02-01T00:00:00Z", "X", QualityVerdict.AcceptedWithWarning, 20);
        Record(agency, "2026-02-03T00:00:00Z", "X", QualityVerdict.Refused, 40);
        Record(agency, "2026-02-03T00:00:00Z", "Y", QualityVerdict.Accepted, 7);
        Record(other, "2026-02-03T00:00:00Z", "X", QualityVerdict.Accepted, 99);

        await using EvidenceDb read = test.Store.OpenDb();
        IReadOnlyList<QualityFigures> figures = await QualityFigures.OfAsync(read, agency.Id, DateTimeOffset.MinValue, TestStore.Cancellation);

        Assert.Equal([("X", 2, 2, 1, 1), ("Y", 2, 1, 0, 0), ("X", 1, 1, 0, 0)], figures.Select(line => (line.Instrument, line.Month, line.Scans, line.Warned, line.Refused)));
        Assert.Equal([30, 7, 10], figures.Select(line => line.Medians["focus (%)"]));

        void Record(Agency owner, string at, string instrument, QualityVerdict verdict, double focus)
        {
            using EvidenceDb db = test.Store.OpenDb();
            db.QualityRecords.Add(new QualityRecord
            {
                AgencyId = owner.Id,
                Kind = MarkKind.BreechFaceImpression,
                Instrument = instrument,
                At = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
                Verdict = verdict,
                Measures = [new QualityMeasure("focus", focus, "%", true, 10, 3.5, verdict, "Focus.")],
            });
            db.SaveChanges();
        }
    }

    private Task<Mark> TakeInAsync(TestStore test, Exhibit exhibit, byte[] scan) => new MarkIntake(test.Store, _workers).TakeInAsync(
        new MarkSubmission(exhibit.Id, MarkKind.BreechFaceImpression, "scan.x3p"), new MemoryStream(scan), TestStore.Cancellation);
}
