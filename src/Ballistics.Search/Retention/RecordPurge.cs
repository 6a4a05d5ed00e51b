using System.Security.Cryptography;
using System.Text.Json;
using Ballistics.Evidence;
using Ballistics.Search.Audit;
using Ballistics.Search.Intake;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Retention;

/// <summary>
/// Removes an exhibit's record for good: the exhibit with its terms, marks, originals, signatures, what indexes and pictures made of them, searches made
/// with it, every line of a candidate list that shows it, its leads and requests for detail. First the rows go, in one transaction; then the files; then the certificate is signed. A purge that was interrupted goes on
/// at the next start. Backups are the operator's to purge.
/// </summary>
/// <param name="store">Where the records are.</param>
/// <param name="caches">What holds something made of marks beside the database.</param>
public sealed class RecordPurge(EvidenceStore store, IEnumerable<IMarkCache> caches)
{
    /// <summary>The certificates' format.</summary>
    public const string Format = "ballistics-purge/1";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>Purges an exhibit.</summary>
    /// <param name="exhibitId">The exhibit.</param>
    /// <param name="actor">Who orders it.</param>
    /// <param name="reason">Why; it stands in the certificate, so it names no content.</param>
    /// <param name="cancellation">Stops before anything is removed, not afterwards.</param>
    /// <returns>The purge with its certificate; the earlier one where it was purged before; null where there is no such exhibit.</returns>
    public async Task<PurgeRecord?> RunAsync(Guid exhibitId, AuditActor actor, string reason, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using EvidenceDb db = store.OpenDb();
        PurgeRecord? purge = await db.Purges.SingleOrDefaultAsync(p => p.ExhibitId == exhibitId, cancellation);
        purge ??= await RemoveRowsAsync(db, exhibitId, actor, reason, cancellation);
        if (purge is { FinishedAt: null })
            await FinishAsync(db, purge, actor);
        return purge;
    }

    /// <summary>Goes on with the purges that were interrupted; returns how many there were.</summary>
    public async Task<int> ResumeAsync(CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        // Records that were purged when their bare row still stayed.
        foreach (var left in await db.Exhibits.Where(e => db.Purges.Any(p => p.ExhibitId == e.Id)).Select(e => new { e.Id, e.AgencyId }).ToListAsync(cancellation))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await PurgedRows.RemoveAsync(db, left.Id, AuditActor.Service with { AgencyId = left.AgencyId }, Instant.Now, cancellation);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        List<PurgeRecord> begun = await db.Purges.Where(p => p.FinishedAt == null).ToListAsync(cancellation);
        foreach (PurgeRecord purge in begun)
            await FinishAsync(db, purge, AuditActor.Service);
        return begun.Count;
    }

    private static async Task<PurgeRecord?> RemoveRowsAsync(EvidenceDb db, Guid exhibitId, AuditActor actor, string reason, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Exhibits.AsNoTracking().Include(e => e.Marks).ThenInclude(m => m.Signature).SingleOrDefaultAsync(e => e.Id == exhibitId, cancellation) is not { } exhibit)
            return null;
        var purge = new PurgeRecord { ExhibitId = exhibitId, AgencyId = exhibit.AgencyId, BegunAt = Instant.Now, Removed = "" };
        string record = Digest(JsonSerializer.SerializeToUtf8Bytes(new
        {
            exhibit.Id,
            exhibit.AgencyId,
            exhibit.CaseRecordId,
            exhibit.Label,
            Specimen = $"{exhibit.Specimen}",
            exhibit.Firearm,
            exhibit.Calibre,
            Marks = exhibit.Marks.OrderBy(m => m.Id).Select(m => new { m.Id, Kind = m.Kind.Name, m.Land, m.Sha256, m.FileName }),
        }));
        await ForgetFilingAsync(db, exhibit, cancellation);
        await db.SaveChangesAsync(cancellation);
        PurgedRows rows = await PurgedRows.RemoveAsync(db, exhibitId, actor, purge.BegunAt, cancellation);
        purge.Removed = JsonSerializer.Serialize(
            new PurgeBody(
                Format, purge.Id, exhibitId, exhibit.AgencyId, actor.Person, actor.Role, reason,
                [.. exhibit.Marks.OrderBy(m => m.Id).Select(m => new PurgedMark(m.Id, m.Sha256, false, m.Signature is null ? null : Digest(m.Signature.Bytes)))],
                rows.Candidates, record, AuditText.Instant(purge.BegunAt), null, rows.Searches, rows.Leads, rows.Requests), s_json);
        db.Purges.Add(purge);
        AuditTrail.Append(db, actor, AuditAction.PurgeBegun, new AuditSubject("exhibit", exhibitId, exhibit.AgencyId), null, new { purge = purge.Id, marks = exhibit.Marks.Select(m => m.Id) });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return purge;
    }

    // Marks of the same bytes, or of nearly the same picture, say under which other exhibits these are filed, and so name the label.
    private static async Task ForgetFilingAsync(EvidenceDb db, Exhibit exhibit, CancellationToken cancellation)
    {
        string[] originals = [.. exhibit.Marks.Select(m => m.Sha256).Distinct()];
        MarkKind[] kinds = [.. exhibit.Marks.Where(m => m.Fingerprint is not null).Select(m => m.Kind).Distinct()];
        IQueryable<Exhibit> own = db.Exhibits.Where(e => e.AgencyId == exhibit.AgencyId);
        foreach (Mark mark in await db.Marks
            .Where(m => originals.Contains(m.Sha256) || (m.Fingerprint != null && kinds.Contains(m.Kind) && own.Any(e => e.Id == m.ExhibitId) && m.Remarks.Any(remark => remark.Contains(exhibit.Label))))
            .ToListAsync(cancellation))
            mark.Remarks = [.. mark.Remarks.Where(remark => !(MarkIntake.IsFilingRemark(remark) && remark.Contains($"'{exhibit.Label}'", StringComparison.Ordinal)))];
    }

    // From here on nothing stops half way for good: what is interrupted goes on at the next start.
    private async Task FinishAsync(EvidenceDb db, PurgeRecord purge, AuditActor actor)
    {
        PurgeBody body = JsonSerializer.Deserialize<PurgeBody>(purge.Removed, s_json) ?? throw new InvalidDataException($"The purge {purge.Id} is damaged. Restore it from a backup.");
        Guid[] marks = [.. body.Marks.Select(mark => mark.Id)];
        if (store.Index is { } index)
            await index.PurgeAsync(marks);
        foreach (IMarkCache cache in caches)
            await cache.ForgetAsync(marks, CancellationToken.None);
        var removed = new List<PurgedMark>();
        foreach (PurgedMark mark in body.Marks)
            removed.Add(mark with { OriginalRemoved = await RemoveOriginalAsync(db, mark.Original) });
        await store.ShredAsync();
        purge.FinishedAt = Instant.Now;
        string text = JsonSerializer.Serialize(body with { Marks = removed, FinishedAt = AuditText.Instant(purge.FinishedAt.Value) }, s_json);
        purge.Certificate = SignedText.Write(Format, text, store.AuditKey);
        AuditTrail.Append(
            db, actor, AuditAction.Purged, new AuditSubject("exhibit", purge.ExhibitId, purge.AgencyId), null, new { purge = purge.Id, certificate = AuditText.Hash(purge.Certificate) });
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task<bool> RemoveOriginalAsync(EvidenceDb db, string sha256)
    {
        using IDisposable hold = await store.Originals.HoldAsync(sha256);
        if (await db.Marks.AnyAsync(m => m.Sha256 == sha256))
            return false;
        store.Originals.Remove(sha256);
        return true;
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
