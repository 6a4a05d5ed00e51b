namespace Ballistics.Search.Audit;

/// <summary>
/// One chain of entries. Every agency has one with what it did and what was done to its records; the network has one with
/// everything. One chain for all would tell an agency, by the gaps in what it sees, how busy the others are.
/// </summary>
public sealed class AuditLedger
{
    /// <summary>The ledger that holds everything.</summary>
    public static readonly Guid Network = Guid.Empty;

    /// <summary>The agency's id; <see cref="Network"/> for the network's.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its last entry's place; 0 while there is none.</summary>
    public long Sequence { get; set; }

    /// <summary>Its last entry's hash; 64 zeros while there is none.</summary>
    public string Hash { get; set; } = AuditText.NoHash;
}
