using System.Security.Cryptography;
using System.Text;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Audit;

/// <summary>Writes a ledger to a file that anyone can check without the service.</summary>
public static class AuditExport
{
    /// <summary>Signs the ledger as it stands and writes it from its first entry; entries that come meanwhile are left to the next export.</summary>
    /// <param name="store">Where the ledger is.</param>
    /// <param name="ledger">The agency, or <see cref="AuditLedger.Network"/>.</param>
    /// <param name="output">Takes the file; it is not closed.</param>
    /// <param name="cancellation">Stops; what was written so far has no end and does not verify.</param>
    /// <returns>How many entries were written.</returns>
    public static async Task<long> WriteAsync(EvidenceStore store, Guid ledger, Stream output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(output);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long last = await AuditSigning.SignAsync(store, ledger, cancellation);
        await WriteAsync(AuditFile.Header(ledger, store.AuditKey.PublicKey));
        for (long written = 0; written < last; written = Math.Min(written + Limits.AuditChunk, last))
            foreach (string line in await LinesAsync(store, ledger, written, Math.Min(written + Limits.AuditChunk, last), cancellation))
                await WriteAsync(line);
        string end = AuditFile.EndText(last, Convert.ToHexStringLower(digest.GetCurrentHash()));
        await WriteAsync(AuditFile.End(end, store.AuditKey.Sign(AuditFile.Signed("end", end))));
        return last;

        async Task WriteAsync(string line)
        {
            byte[] bytes = Encoding.ASCII.GetBytes(line);
            digest.AppendData(bytes);
            await output.WriteAsync(bytes, cancellation);
        }
    }

    private static async Task<IEnumerable<string>> LinesAsync(EvidenceStore store, Guid ledger, long after, long last, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        List<AuditEntry> entries = await db.AuditEntries.AsNoTracking()
            .Where(e => e.LedgerId == ledger && e.Sequence > after && e.Sequence <= last).OrderBy(e => e.Sequence).ToListAsync(cancellation);
        ILookup<long, AuditCheckpoint> checkpoints = (await db.AuditCheckpoints.AsNoTracking()
            .Where(c => c.LedgerId == ledger && c.KeyId == store.AuditKey.Id && c.Sequence > after && c.Sequence <= last).ToListAsync(cancellation))
            .ToLookup(c => c.Sequence);
        return entries.SelectMany(entry => checkpoints[entry.Sequence].Select(c => AuditFile.Checkpoint(c.Text, c.Signature)).Prepend(AuditFile.Entry(entry.Text, entry.Hash)));
    }
}
