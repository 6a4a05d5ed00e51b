using Ballistics.Search.Import;
using Ballistics.Search.Intake;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Background;

/// <summary>
/// Fills an empty database with the demo exhibits, by the way every upload goes. A note in the data folder tells the next
/// start to go on where this one was interrupted; a database that was filled otherwise is left alone.
/// </summary>
internal sealed class DemoLoader(Settings settings, EvidenceStore store, ScanWorkers workers, ILogger<DemoLoader> log) : BackgroundService
{
    private string Note => Path.Combine(store.Folder, "demo-unfinished");

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        settings.DemoFolder is { } folder ? Task.Run(() => RunAsync(folder, stoppingToken), CancellationToken.None) : Task.CompletedTask;

    private async Task RunAsync(string folder, CancellationToken stopping)
    {
        try
        {
            if (!File.Exists(Note) && !await IsEmptyAsync(stopping))
                return;
            IReadOnlyList<LabelledScan> scans = LabelledFolder.Read(folder, Path.Combine(folder, "labels.csv"));
            ServiceLog.DemoBegins(log, folder);
            await File.WriteAllTextAsync(Note, folder, stopping);
            ImportReport report = await FolderImport.RunAsync(store, workers, folder, scans, new ImportDefaults("Demonstration agency", "CH", Sharing.All), null, stopping);
            foreach (RefusedScan refused in report.Refused)
                ServiceLog.DemoRefused(log, refused.File, refused.Message);
            File.Delete(Note);
            ServiceLog.DemoEnds(log, report.Added, report.AlreadyThere, report.Refused.Count);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            ServiceLog.DemoFailed(log, exception);
        }
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        return !await db.CaseRecords.AnyAsync(cancellation);
    }
}
