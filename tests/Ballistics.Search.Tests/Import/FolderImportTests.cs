using Ballistics.Evidence;
using Ballistics.Search.Import;
using Ballistics.Search.Intake;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Search.Workers;
using Ballistics.Tests;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Tests.Import;

public sealed class FolderImportTests : IDisposable
{
    private static readonly ImportDefaults s_defaults = new("Default agency", "NL");
    private readonly string _folder = Directory.CreateTempSubdirectory("ballistics-import-").FullName;
    private readonly ScanWorkers _workers = new(2);

    public void Dispose()
    {
        _workers.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_import_may_be_repeated_and_adds_only_what_is_missing()
    {
        using TestStore test = await TestStore.OpenAsync();
        List<LabelledScan> scans = [Scan("1.x3p", "One"), Scan("2.x3p", "Two"), Scan("bad.x3p", "Bad"), Scan("missing.x3p", "Missing")];
        await File.WriteAllBytesAsync(Path.Combine(_folder, "1.x3p"), TestScans.BreechFace(1), TestStore.Cancellation);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "2.x3p"), TestScans.BreechFace(2), TestStore.Cancellation);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "bad.x3p"), [1, 2, 3], TestStore.Cancellation);

        ImportReport first = await ImportAsync(test, scans);
        ImportReport second = await ImportAsync(test, scans);

        Assert.Equal((2, 0), (first.Added, first.AlreadyThere));
        Assert.Equal(["bad.x3p", "missing.x3p"], first.Refused.Select(refused => refused.File));
        Assert.All(first.Refused, refused => Assert.NotEmpty(refused.Message));
        Assert.Equal((0, 2, 2), (second.Added, second.AlreadyThere, second.Refused.Count));
        await using EvidenceDb db = test.Store.OpenDb();
        Assert.Equal((1, 1, 4, 2), (
            await db.Agencies.CountAsync(TestStore.Cancellation), await db.CaseRecords.CountAsync(TestStore.Cancellation),
            await db.Exhibits.CountAsync(TestStore.Cancellation), await db.Marks.CountAsync(TestStore.Cancellation)));
    }

    [Fact]
    public async Task The_labels_decide_the_owner_and_the_scans_of_one_exhibit_stay_together()
    {
        using TestStore test = await TestStore.OpenAsync();
        await File.WriteAllBytesAsync(Path.Combine(_folder, "1.x3p"), TestScans.BreechFace(1), TestStore.Cancellation);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "2.x3p"), TestScans.BreechFace(2), TestStore.Cancellation);

        await ImportAsync(test, [
            Scan("1.x3p", "One") with { Agency = "Laboratory", Jurisdiction = "KE", CaseReference = "2026/1" },
            Scan("2.x3p", "One") with { Agency = "Laboratory", Jurisdiction = "KE", CaseReference = "2026/1", Kind = MarkKind.EjectorMark }]);

        await using EvidenceDb db = test.Store.OpenDb();
        Exhibit exhibit = await db.Exhibits.Include(e => e.Agency).Include(e => e.CaseRecord).Include(e => e.Marks).SingleAsync(TestStore.Cancellation);
        Assert.Equal(
            ("Laboratory", "KE", "2026/1", "One", "firearm", ExhibitOrigin.TestFire, 2),
            (exhibit.Agency!.Name, exhibit.Agency.JurisdictionCode, exhibit.CaseRecord!.Reference, exhibit.Label, exhibit.Firearm, exhibit.Origin, exhibit.Marks.Count));
    }

    [Fact]
    public async Task Labels_that_contradict_themselves_or_name_no_jurisdiction_import_nothing()
    {
        using TestStore test = await TestStore.OpenAsync();

        Assert.Contains("QQ", (await Assert.ThrowsAsync<LabelsException>(() => ImportAsync(test, [Scan("1.x3p", "One") with { Jurisdiction = "QQ" }]))).Message);
        Assert.Contains("'One'", (await Assert.ThrowsAsync<LabelsException>(() => ImportAsync(
            test, [Scan("1.x3p", "One"), Scan("2.x3p", "One") with { Specimen = SpecimenKind.Bullet, Kind = MarkKind.LandEngravedArea }]))).Message);

        await using EvidenceDb db = test.Store.OpenDb();
        Assert.Equal(0, await db.Agencies.CountAsync(TestStore.Cancellation));
    }

    [Fact]
    public async Task Of_imported_real_scans_the_firearms_other_scan_is_found_first()
    {
        string labels = RealData.Path("labels.csv"), folder = Path.GetDirectoryName(labels)!;
        using TestStore test = await TestStore.OpenAsync();
        List<LabelledScan> scans = [.. LabelledFolder.Read(folder, labels).Where(scan => scan.Study == "fadul").Take(6)];
        LabelledScan probe = scans[0];
        ImportReport report = await FolderImport.RunAsync(test.Store, _workers, folder, scans, s_defaults, null, TestStore.Cancellation);
        Assert.Equal(6, report.Added);
        await using EvidenceDb db = test.Store.OpenDb();
        Exhibit exhibit = await db.Exhibits.SingleAsync(e => e.Label == probe.Exhibit, TestStore.Cancellation);
        using var threads = new WorkerThreads("test worker", 2);

        CandidateList list = await CandidateSearch.RunAsync(test.Store, new SearchRequest(exhibit.Id, exhibit.AgencyId), threads, null, TestStore.Cancellation);

        Assert.Equal((5, 5), (list.Eligible, list.Compared));
        Assert.Equal(probe.Firearm, scans.Single(scan => scan.Exhibit == list.Candidates[0].Label).Firearm);
    }

    private Task<ImportReport> ImportAsync(TestStore test, IReadOnlyList<LabelledScan> scans) =>
        FolderImport.RunAsync(test.Store, _workers, _folder, scans, s_defaults, null, TestStore.Cancellation);

    private static LabelledScan Scan(string file, string exhibit) => new(
        file, "study", exhibit, SpecimenKind.CartridgeCase, MarkKind.BreechFaceImpression, "firearm", null, null, null, null, null);
}
