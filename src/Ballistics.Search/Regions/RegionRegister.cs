using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Regions;
using Ballistics.Search.Audit;
using Ballistics.Search.Intake;
using Ballistics.Search.Retention;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Regions;

/// <summary>The regions of marks: those the program finds, and those an examiner put right.</summary>
/// <param name="store">Where the marks are.</param>
/// <param name="workers">Where regions are found and marks prepared.</param>
/// <param name="caches">What holds something made of marks beside the database.</param>
public sealed class RegionRegister(EvidenceStore store, ScanWorkers workers, IEnumerable<IMarkCache> caches)
{
    /// <summary>What the program finds on a mark's scan by itself; the same every time.</summary>
    /// <exception cref="OriginalLostException">Its original is missing or has changed.</exception>
    public Task<ScanRegions> FindAsync(Mark mark, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return workers.RunAsync(mark.Length, () => RegionFinder.Find(AcquisitionReader.Read(store.Originals.ReadBytes(mark.Sha256)), mark.Kind.Specimen), cancellation);
    }

    /// <summary>The correction that holds; null where nobody made one.</summary>
    public static async Task<RegionCorrection?> LatestAsync(EvidenceDb db, Guid mark, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.RegionCorrections.AsNoTracking().Where(c => c.MarkId == mark).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>
    /// Keeps a correction beside what was found, makes the mark's signature again from it and has the standing searches take the mark up anew. A
    /// correction by which the mark cannot be prepared leaves nothing behind.
    /// </summary>
    /// <param name="mark">The mark.</param>
    /// <param name="regions">The regions as drawn; those not among them stay as found.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">The account that draws.</param>
    /// <param name="actor">The same as the audit trail names it.</param>
    /// <param name="cancellation">Stops before anything is kept.</param>
    /// <exception cref="RejectedScanException">The mark cannot be prepared from the region as drawn.</exception>
    public async Task<RegionCorrection> CorrectAsync(
        Mark mark, IReadOnlyList<FoundRegion> regions, string reason, Guid by, AuditActor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mark);
        var drawn = new ScanRegions(mark.Width, mark.Height, regions, []);
        ScanRegions found = await FindAsync(mark, cancellation);
        SigningTerms terms;
        await using (EvidenceDb db = store.OpenDb())
            terms = await SigningTerms.OfAsync(db, mark, cancellation);
        SignedScan signed = await workers.SignAsync(
            mark.Length, () => store.Originals.ReadBytes(mark.Sha256), mark.FileName, mark.Kind, isKept: true, cancellation, terms with { Regions = drawn });
        if (signed.Refusal is { } refusal)
            throw refusal;
        MarkVector? vector = await workers.EmbedAsync(store.Index, mark.Id, signed.Signature, cancellation);
        var correction = new RegionCorrection
        {
            MarkId = mark.Id,
            At = Instant.Now,
            By = by,
            Reason = reason,
            Drawn = RegionsJson.Write(drawn),
            Found = RegionsJson.Write(found),
        };
        await KeepAsync(mark.Id, correction, signed, vector, actor, cancellation);
        foreach (IMarkCache cache in caches)
            await cache.ForgetAsync([mark.Id], CancellationToken.None);
        return correction;
    }

    private async Task KeepAsync(Guid id, RegionCorrection correction, SignedScan signed, MarkVector? vector, AuditActor actor, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        Mark mark = await db.Marks.Include(m => m.Signature).SingleAsync(m => m.Id == id, cancellation);
        var exhibit = await db.Exhibits.Where(e => e.Id == mark.ExhibitId).Select(e => new { e.AgencyId, e.Calibre }).SingleAsync(cancellation);
        signed.KeepOn(db, mark);
        mark.IsStandingDue = true;
        db.RegionCorrections.Add(correction);
        await db.Vectors.Where(v => v.MarkId == id).ExecuteDeleteAsync(cancellation);
        if (vector is not null)
            db.Vectors.Add(vector);
        AuditTrail.Append(
            db, actor, AuditAction.Changed, new AuditSubject("mark", id, exhibit.AgencyId), null,
            new { correction = correction.Id, drawn = AuditText.Hash(correction.Drawn), regions = correction.Regions.Regions.Count });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        if (store.Index is not { } index)
            return;
        await index.RemoveAsync([id]);
        if (vector is not null)
            await index.AddAsync(vector, mark.ExhibitId, mark.Kind, exhibit.Calibre);
    }
}
