using System.Text;
using Ballistics.Search.Audit;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Disclosures;

/// <summary>
/// What the disclosing agency's ledger says of what is disclosed, and a signed checkpoint under the ledger as it stood. Whoever holds the
/// exported ledger finds the same lines in it, under the same checkpoint, and no other line about the same subjects before it.
/// </summary>
public static class DisclosureAudit
{
    /// <summary>The entries as they stand in an exported ledger, in order, and the checkpoint last.</summary>
    /// <param name="store">Where the ledger is.</param>
    /// <param name="agency">Whose ledger.</param>
    /// <param name="subjects">Ids of what the entries tell of.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static async Task<byte[]> ExtractAsync(EvidenceStore store, Guid agency, IReadOnlyCollection<Guid> subjects, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        long last = await AuditSigning.SignAsync(store, agency, cancellation);
        await using EvidenceDb db = store.OpenDb();
        List<AuditEntry> entries = await db.AuditEntries.AsNoTracking().Where(e => e.LedgerId == agency && e.Sequence <= last && subjects.Contains(e.SubjectId))
            .OrderBy(e => e.Sequence).ToListAsync(cancellation);
        AuditCheckpoint checkpoint = await db.AuditCheckpoints.AsNoTracking()
            .SingleAsync(c => c.LedgerId == agency && c.Sequence == last && c.KeyId == store.AuditKey.Id, cancellation);
        return Encoding.ASCII.GetBytes(
            string.Concat(entries.Select(entry => AuditFile.Entry(entry.Text, entry.Hash))) + AuditFile.Checkpoint(checkpoint.Text, checkpoint.Signature));
    }
}
