using System.Text;
using Ballistics.Search.Audit;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Disclosures;

/// <summary>What the requesting agency's ledger says of a search and its exhibits; whoever holds the exported ledger finds the same lines in it.</summary>
public static class DisclosureAudit
{
    /// <summary>The entries as they stand in an exported ledger, in order.</summary>
    /// <param name="store">Where the ledger is.</param>
    /// <param name="agency">Whose ledger.</param>
    /// <param name="subjects">Ids of what the entries must tell of.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static async Task<byte[]> ExtractAsync(EvidenceStore store, Guid agency, IReadOnlyCollection<Guid> subjects, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        await using EvidenceDb db = store.OpenDb();
        List<AuditEntry> entries = await db.AuditEntries.AsNoTracking().Where(e => e.LedgerId == agency && subjects.Contains(e.SubjectId))
            .OrderBy(e => e.Sequence).ToListAsync(cancellation);
        return Encoding.ASCII.GetBytes(string.Concat(entries.Select(entry => AuditFile.Entry(entry.Text, entry.Hash))));
    }
}
