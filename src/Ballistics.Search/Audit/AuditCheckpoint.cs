namespace Ballistics.Search.Audit;

/// <summary>A signature under a ledger as it stood at a time; what was cut off afterwards shows by it.</summary>
public sealed class AuditCheckpoint
{
    /// <summary>The ledger.</summary>
    public required Guid LedgerId { get; init; }

    /// <summary>Its last entry's place then.</summary>
    public required long Sequence { get; init; }

    /// <summary>SHA-256 of the public key that verifies it, hexadecimal.</summary>
    public required string KeyId { get; init; }

    /// <summary>What was signed, in the very characters.</summary>
    public required string Text { get; init; }

    /// <summary>ECDSA P-256 with SHA-256, r and s one after the other, 128 lower-case hexadecimal digits.</summary>
    public required string Signature { get; init; }
}
