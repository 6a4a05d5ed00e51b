using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Audit;

/// <summary>
/// Who did what, to what, and why. An entry is written in the transaction of the change it tells of: neither stands without
/// the other. Details hold identifiers, counts and hashes only, so that a purge leaves nothing of a record behind here.
/// </summary>
public static class AuditTrail
{
    /// <summary>
    /// Tells of something done. It stands in the trail once the unit of work is saved, and not where it is given up; a read is told
    /// of by saving a unit of work that changes nothing else, before its answer is sent.
    /// </summary>
    /// <param name="db">The unit of work of the change.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="action">What was done.</param>
    /// <param name="subject">To what.</param>
    /// <param name="purpose">The purpose as stated, at most <see cref="Limits.PurposeLength"/> letters; null where none was asked for.</param>
    /// <param name="details">What else the actor's agency and the network's auditors are told, written as JSON; null for nothing.</param>
    /// <param name="ownerDetails">What else the owner is told where it is another agency; null for nothing.</param>
    /// <param name="seenAs">What the actor's own ledger names instead of the subject, where the actor was not shown which record it was.</param>
    public static void Append(
        EvidenceDb db, AuditActor actor, AuditAction action, AuditSubject subject, string? purpose = null, object? details = null, object? ownerDetails = null,
        AuditSubject? seenAs = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        if (purpose?.Length > Limits.PurposeLength)
            throw new ArgumentException($"A purpose has at most {Limits.PurposeLength} letters; this one has {purpose.Length}. Shorten it.", nameof(purpose));
        db.PendingAudit.Add(new AuditEvent(actor, action, subject, purpose, details, ownerDetails, seenAs));
    }

    /// <summary>Writes what was told of into the ledgers, in the transaction that is open.</summary>
    internal static async Task WriteAsync(EvidenceDb db, CancellationToken cancellation)
    {
        AuditEvent[] events = [.. db.PendingAudit];
        db.PendingAudit.Clear();
        // The network's ledger comes first and has every event, so two units of work never wait for each other crosswise.
        foreach (Guid id in events.SelectMany(Ledgers).Distinct().Order())
        {
            AuditLedger ledger = await TakeAsync(db, id, cancellation);
            foreach (AuditEvent what in events.Where(what => Ledgers(what).Contains(id)))
                db.AuditEntries.Add(Enter(what, ledger));
            await db.AuditLedgers.Where(l => l.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(l => l.Sequence, ledger.Sequence).SetProperty(l => l.Hash, ledger.Hash), cancellation);
        }
    }

    private static AuditEntry Enter(AuditEvent what, AuditLedger ledger)
    {
        string text = AuditText.OfEntry(what, ledger.Id, ++ledger.Sequence, ledger.Hash);
        ledger.Hash = AuditText.Hash(text);
        return new AuditEntry
        {
            LedgerId = ledger.Id,
            Sequence = ledger.Sequence,
            EventId = what.Id,
            At = what.At,
            Action = what.Action,
            SubjectId = what.SubjectIn(ledger.Id).Id,
            Text = text,
            Hash = ledger.Hash,
        };
    }

    // An update that changes nothing takes the row's lock, on every database, until the transaction ends.
    private static async Task<AuditLedger> TakeAsync(EvidenceDb db, Guid id, CancellationToken cancellation)
    {
        int taken = await LockAsync();
        if (taken == 0)
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO \"AuditLedgers\" (\"Id\", \"Sequence\", \"Hash\") VALUES ({id}, 0, {AuditText.NoHash}) ON CONFLICT DO NOTHING", cancellation);
            await LockAsync();
        }
        return await db.AuditLedgers.AsNoTracking().SingleAsync(l => l.Id == id, cancellation);

        Task<int> LockAsync() => db.AuditLedgers.Where(l => l.Id == id).ExecuteUpdateAsync(set => set.SetProperty(l => l.Sequence, l => l.Sequence), cancellation);
    }

    private static IEnumerable<Guid> Ledgers(AuditEvent what) =>
        new[] { AuditLedger.Network, what.Actor.AgencyId ?? AuditLedger.Network, what.Subject.OwnerId ?? AuditLedger.Network }.Distinct();
}
