using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<Guid, bool> _making = new();

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
                if (await MakeAsync(id, stop))
                    Interlocked.Increment(ref rebuilt);
            });
        return rebuilt;
    }

    /// <summary>Makes the signature of a mark that is received, and puts its embedding into the index.</summary>
    /// <returns>False where its original is lost, or somebody else makes or has made it.</returns>
    internal async Task<bool> MakeAsync(Guid id, CancellationToken cancellation)
    {
        if (!_making.TryAdd(id, true))
            return false;
        try
        {
            return await TryMakeAsync(id, cancellation);
        }
        finally
        {
            _making.TryRemove(id, out _);
        }
    }

    private async Task<bool> TryMakeAsync(Guid id, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        // It may have been made, or purged, since it was queued.
        if (await db.Marks.Include(m => m.Signature).Include(m => m.Quality).SingleOrDefaultAsync(m => m.Id == id && m.State == MarkState.Received, cancellation) is not { } mark)
            return false;
        try
        {
            // The gate turns away what nobody has judged yet, and nothing that was taken in before.
            bool isKept = mark.SignatureVersion != Signature.CurrentVersion || mark.Quality is not null;
            SignedScan signed = await workers.SignAsync(mark.Length, () => store.Originals.ReadBytes(mark.Sha256), mark.FileName, mark.Kind, isKept, cancellation, await SigningTerms.OfAsync(db, mark, cancellation));
            if (signed.Refusal is { } refusal)
                Refuse(db, mark, refusal);
            else
                signed.KeepOn(db, mark);
            Guid agency = await db.Exhibits.Where(e => e.Id == mark.ExhibitId).Select(e => e.AgencyId).SingleAsync(cancellation);
            if (!isKept)
                mark.Remarks = [.. mark.Remarks, .. await MarkIntake.NearRemarksAsync(db, agency, mark.Kind, mark.Sha256, signed)];
            if (mark.Quality is null && Verdict(mark, agency, signed, isKept) is { } verdict)
                // It brings its id along: without this it would be taken for a row that is there.
                db.QualityRecords.Add(mark.Quality = verdict);
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
        MarkVector? vector = await workers.EmbedAsync(store.Index, id, mark.State == MarkState.Ready ? mark.Signature?.Bytes : null, cancellation);
        int earlier = await db.Vectors.Where(v => v.MarkId == id).ExecuteDeleteAsync(cancellation);
        if (vector is not null)
            db.Vectors.Add(vector);
        string? calibre = await db.Exhibits.Where(e => e.Id == mark.ExhibitId).Select(e => e.Calibre).SingleAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        if (store.Index is { } index)
        {
            if (earlier > 0)
                await index.RemoveAsync([id]);
            if (vector is not null)
                await index.AddAsync(vector, mark.ExhibitId, mark.Kind, calibre);
        }
        StorageLog.Rebuilt(store.Log, id, mark.State);
        return true;
    }

    private static QualityRecord? Verdict(Mark mark, Guid agency, SignedScan signed, bool isKept) =>
        !isKept && signed.Refusal is { } refusal ? QualityRecord.OfRefusal(agency, mark.Kind, signed.Instrument, mark.ReceivedAt, refusal)
        : signed.Quality is { } quality ? QualityRecord.Of(agency, mark.Kind, signed.Instrument, mark.ReceivedAt, quality)
        : null;

    private static void Refuse(EvidenceDb db, Mark mark, RejectedScanException exception)
    {
        (mark.State, mark.RefusalReason, mark.RefusalMessage) = (MarkState.Refused, exception.Reason, exception.Message);
        MarkSignature.Replace(db, mark, null);
    }
}
