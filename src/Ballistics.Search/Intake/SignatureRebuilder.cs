using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Quality;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Intake;

/// <summary>
/// Makes the signatures of an older version again from the originals, whatever state their marks had reached: what an older
/// version refused a newer one may take.
/// </summary>
/// <param name="store">Where the marks are.</param>
/// <param name="workers">Where to prepare them.</param>
public sealed class SignatureRebuilder(EvidenceStore store, ScanWorkers workers)
{
    /// <summary>Marks every older mark as to be rebuilt, then rebuilds one after the other; may be stopped and started again.</summary>
    /// <param name="cancellation">Stops between two marks.</param>
    /// <returns>How many marks were rebuilt.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        Guid[] outdated;
        await using (EvidenceDb db = store.OpenDb())
        {
            await db.Marks.Where(m => m.SignatureVersion != Signature.CurrentVersion)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MarkState.Received), cancellation);
            outdated = await db.Marks.Where(m => m.State == MarkState.Received).OrderBy(m => m.Id).Select(m => m.Id).ToArrayAsync(cancellation);
        }
        int rebuilt = 0;
        await Parallel.ForEachAsync(
            outdated, new ParallelOptions { MaxDegreeOfParallelism = workers.Count, CancellationToken = cancellation }, async (id, stop) =>
            {
                if (await TryRebuildAsync(id, stop))
                    Interlocked.Increment(ref rebuilt);
            });
        return rebuilt;
    }

    private async Task<bool> TryRebuildAsync(Guid id, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        Mark mark = await db.Marks.Include(m => m.Signature).Include(m => m.Quality).SingleAsync(m => m.Id == id, cancellation);
        try
        {
            SignedScan signed = await workers.SignAsync(mark.Length, () => store.Originals.ReadBytes(mark.Sha256), mark.FileName, mark.Kind, isKept: true, cancellation, await SigningTerms.OfAsync(db, mark, cancellation));
            if (signed.Refusal is { } refusal)
                Refuse(db, mark, refusal);
            else
                signed.KeepOn(db, mark);
            if (mark.Quality is null && signed.Quality is { } quality)
            {
                Guid agency = await db.Exhibits.Where(e => e.Id == mark.ExhibitId).Select(e => e.AgencyId).SingleAsync(cancellation);
                mark.Quality = QualityRecord.Of(agency, mark.Kind, signed.Instrument, mark.ReceivedAt, quality);
                // It brings its id along: without this it would be taken for a row that is there.
                db.QualityRecords.Add(mark.Quality);
            }
        }
        catch (RejectedScanException exception)
        {
            Refuse(db, mark, exception);
        }
        catch (OriginalLostException exception)
        {
            // The mark stays as it is: once the original is restored from a backup, the next start makes the signature.
            StorageLog.NotRebuilt(store.Log, id, exception);
            return false;
        }
        mark.SignatureVersion = Signature.CurrentVersion;
        await db.Vectors.Where(v => v.MarkId == id).ExecuteDeleteAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        if (store.Index is { } index)
            await index.RemoveAsync([id]);
        StorageLog.Rebuilt(store.Log, id, mark.State);
        return true;
    }

    private static void Refuse(EvidenceDb db, Mark mark, RejectedScanException exception)
    {
        (mark.State, mark.RefusalReason, mark.RefusalMessage) = (MarkState.Refused, exception.Reason, exception.Message);
        MarkSignature.Replace(db, mark, null);
    }
}
