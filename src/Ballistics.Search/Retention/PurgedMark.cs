namespace Ballistics.Search.Retention;

/// <summary>A mark that was purged: its identifiers and digests, nothing else.</summary>
/// <param name="Id">Identified the mark.</param>
/// <param name="Original">SHA-256 of the original's bytes.</param>
/// <param name="OriginalRemoved">True where the original was removed; false where another mark is of the same bytes and keeps it.</param>
/// <param name="Signature">SHA-256 of the signature that was removed; null where there was none.</param>
public sealed record PurgedMark(Guid Id, string Original, bool OriginalRemoved, string? Signature);
