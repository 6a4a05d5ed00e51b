using Ballistics.Evidence;

namespace Ballistics.Comparison;

/// <summary>
/// The versioned features of one prepared mark: all that comparison needs, rebuilt at any time from the original scan.
/// </summary>
/// <param name="Kind">The kind of mark.</param>
public abstract record Signature(MarkKind Kind)
{
    /// <summary>The version of what is computed and of its bytes; raised whenever either changes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The signature as bytes, led by kind and version.</summary>
    public abstract byte[] ToBytes();

    /// <summary>The signature that <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or of another version; rebuild from the original.</exception>
    public static Signature FromBytes(ReadOnlyMemory<byte> bytes) => MapSignature.Parse(bytes.Span);
}
