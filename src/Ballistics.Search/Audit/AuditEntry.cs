namespace Ballistics.Search.Audit;

/// <summary>One entry of a ledger as it is kept. It is never changed and never removed: the database refuses both.</summary>
public sealed class AuditEntry
{
    /// <summary>The ledger it stands in.</summary>
    public required Guid LedgerId { get; init; }

    /// <summary>Its place in the ledger, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>Identifies what was done; the same in every ledger that has it.</summary>
    public required Guid EventId { get; init; }

    /// <summary>When it was done; like every column but text and hash only there to find it by.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done.</summary>
    public required AuditAction Action { get; init; }

    /// <summary>To what.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The entry itself, in the very characters that were hashed; all of them ASCII.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of the text, 64 lower-case hexadecimal digits; the next entry's text repeats it.</summary>
    public required string Hash { get; init; }
}
