using System.Collections.Concurrent;
using Ballistics.Evidence;
using Ballistics.Search.Intake;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Import;

/// <summary>
/// Imports a labelled folder by the way every upload goes. It may be stopped at any time and repeated: what is there is
/// left alone, what is missing is added, and a refused scan does not hold up the others.
/// </summary>
public static class FolderImport
{
    /// <summary>Imports every scan.</summary>
    /// <param name="store">Where to keep them.</param>
    /// <param name="workers">Where to prepare them.</param>
    /// <param name="folder">The folder the scans' paths are relative to.</param>
    /// <param name="scans">The scans, as <see cref="LabelledFolder.Read"/> gives them.</param>
    /// <param name="defaults">Who owns what the labels give no owner.</param>
    /// <param name="progress">Is told of every scan; may be null.</param>
    /// <param name="cancellation">Stops the import; no scan is left half stored.</param>
    /// <exception cref="LabelsException">The labels name a jurisdiction that is none; nothing was imported.</exception>
    public static async Task<ImportReport> RunAsync(
        EvidenceStore store,
        ScanWorkers workers,
        string folder,
        IReadOnlyList<LabelledScan> scans,
        ImportDefaults defaults,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(workers);
        IReadOnlyDictionary<LabelledScan, Guid> exhibits = await ExhibitRegister.EnterAsync(store, scans, defaults, cancellation);
        var intake = new MarkIntake(store, workers);
        var refused = new ConcurrentDictionary<LabelledScan, RefusedScan>();
        int added = 0, alreadyThere = 0, done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers.Count, CancellationToken = cancellation };
        await Parallel.ForEachAsync(scans, options, async (scan, stop) =>
        {
            try
            {
                await using FileStream file = File.OpenRead(Path.Combine(folder, scan.File));
                await intake.TakeInAsync(new MarkSubmission(exhibits[scan], scan.Kind, Path.GetFileName(scan.File), scan.Land), file, stop);
                Interlocked.Increment(ref added);
            }
            catch (SubmissionRefusedException exception) when (exception.Problem == SubmissionProblem.DuplicateMark)
            {
                Interlocked.Increment(ref alreadyThere);
            }
            catch (Exception exception) when (exception is RejectedScanException or SubmissionRefusedException or IOException or UnauthorizedAccessException)
            {
                refused[scan] = new RefusedScan(scan.File, exception.Message);
            }
            progress?.Report(new ImportProgress(Interlocked.Increment(ref done), scans.Count, scan.File));
        });
        return new ImportReport(added, alreadyThere, [.. scans.Where(refused.ContainsKey).Select(scan => refused[scan])]);
    }
}
