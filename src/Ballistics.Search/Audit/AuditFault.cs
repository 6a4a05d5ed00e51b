namespace Ballistics.Search.Audit;

/// <summary>The first thing that is wrong with an exported ledger.</summary>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Sequence">The entry that stands there or should; null where it is another line.</param>
/// <param name="What">What is wrong.</param>
public sealed record AuditFault(long Line, long? Sequence, string What)
{
    /// <inheritdoc/>
    public override string ToString() => Sequence is { } entry ? $"entry {entry} (line {Line}): {What}" : $"line {Line}: {What}";
}
