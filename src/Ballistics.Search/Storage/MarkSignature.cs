namespace Ballistics.Search.Storage;

/// <summary>The signature of one mark, in a table of its own so that listing marks does not read it.</summary>
public sealed class MarkSignature
{
    /// <summary>The mark.</summary>
    public required Guid MarkId { get; init; }

    /// <summary>The signature as <see cref="Comparison.Signature.ToBytes"/> wrote it.</summary>
    public required byte[] Bytes { get; set; }
}
