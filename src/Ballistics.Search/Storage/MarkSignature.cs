namespace Ballistics.Search.Storage;

/// <summary>The signature of one mark, in a table of its own so that listing marks does not read it.</summary>
public sealed class MarkSignature
{
    /// <summary>The mark.</summary>
    public required Guid MarkId { get; init; }

    /// <summary>The signature as <see cref="Comparison.Signature.ToBytes"/> wrote it.</summary>
    public required byte[] Bytes { get; set; }

    /// <summary>Puts a signature in the place of the one a mark had, or takes it away.</summary>
    /// <param name="db">The unit of work that has the mark.</param>
    /// <param name="mark">The mark, with its signature loaded.</param>
    /// <param name="bytes">The new one; null where there is none.</param>
    internal static void Replace(EvidenceDb db, Mark mark, byte[]? bytes)
    {
        if (bytes is null && mark.Signature is not null)
            db.Signatures.Remove(mark.Signature);
        else if (bytes is not null && mark.Signature is null)
            db.Signatures.Add(new MarkSignature { MarkId = mark.Id, Bytes = bytes });
        else if (bytes is not null)
            mark.Signature!.Bytes = bytes;
    }
}
