namespace Ballistics.Search.Audit;

/// <summary>What came of checking an exported ledger.</summary>
/// <param name="Fault">The first thing that is wrong; null where every byte is as it was signed.</param>
/// <param name="Ledger">The ledger; empty for the network's, or where the header could not be read.</param>
/// <param name="Entries">Entries that fit, up to the fault.</param>
/// <param name="Checkpoints">Place and hash under each signed checkpoint, up to the fault.</param>
/// <param name="KeyId">SHA-256 of the public key in the file. Whoever can write a file can sign it with a key of his own: compare this with the service's.</param>
public sealed record AuditVerification(
    AuditFault? Fault, Guid Ledger, long Entries, IReadOnlyDictionary<long, string> Checkpoints, string KeyId);
