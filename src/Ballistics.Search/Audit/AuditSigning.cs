using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Audit;

/// <summary>Signs ledgers as they stand.</summary>
public static class AuditSigning
{
    /// <summary>Signs every ledger that has grown since its last checkpoint; returns how many were signed.</summary>
    public static async Task<int> SignGrownAsync(EvidenceStore store, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        await using EvidenceDb db = store.OpenDb();
        Guid[] grown = await db.AuditLedgers.Where(l => l.Sequence > 0
                && !db.AuditCheckpoints.Any(c => c.LedgerId == l.Id && c.Sequence == l.Sequence && c.KeyId == store.AuditKey.Id))
            .Select(l => l.Id).ToArrayAsync(cancellation);
        foreach (Guid ledger in grown)
            await SignAsync(store, ledger, cancellation);
        return grown.Length;
    }

    /// <summary>Signs one ledger as it stands; returns its last entry's place, 0 where it has none.</summary>
    public static async Task<long> SignAsync(EvidenceStore store, Guid ledger, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        await using EvidenceDb db = store.OpenDb();
        // The entry itself is signed and not the ledger's row, which only tells where the next one goes.
        AuditEntry? last = await db.AuditEntries.AsNoTracking().Where(e => e.LedgerId == ledger).OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(cancellation);
        if (last is null)
            return 0;
        if (await db.AuditCheckpoints.AnyAsync(c => c.LedgerId == ledger && c.Sequence == last.Sequence && c.KeyId == store.AuditKey.Id, cancellation))
            return last.Sequence;
        string text = AuditText.OfCheckpoint(ledger, last.Sequence, last.Hash, DateTimeOffset.UtcNow), signature = store.AuditKey.Sign(AuditFile.Signed("checkpoint", text));
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "AuditCheckpoints" ("LedgerId", "Sequence", "KeyId", "Text", "Signature")
            VALUES ({ledger}, {last.Sequence}, {store.AuditKey.Id}, {text}, {signature}) ON CONFLICT DO NOTHING
            """, cancellation);
        StorageLog.Checkpoint(store.Log, ledger, last.Sequence, last.Hash);
        return last.Sequence;
    }
}
