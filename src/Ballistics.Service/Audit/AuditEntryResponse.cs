using System.Text.Json;
using Ballistics.Search.Audit;

namespace Ballistics.Service.Audit;

/// <summary>One entry of a ledger.</summary>
/// <param name="Sequence">Its place in the ledger, from 1.</param>
/// <param name="Hash">SHA-256 of its text.</param>
/// <param name="Entry">What it says, as docs/audit.md describes.</param>
public sealed record AuditEntryResponse(long Sequence, string Hash, JsonElement Entry)
{
    internal static AuditEntryResponse Of(AuditEntry entry) => new(entry.Sequence, entry.Hash, JsonElement.Parse(entry.Text));
}
