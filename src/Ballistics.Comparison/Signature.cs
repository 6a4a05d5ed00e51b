using Ballistics.Comparison.Striae;
using Ballistics.Evidence;

namespace Ballistics.Comparison;

/// <summary>
/// The versioned features of one prepared mark: all that comparison needs, rebuilt at any time from the original scan.
/// </summary>
/// <param name="Kind">The kind of mark.</param>
public abstract record Signature(MarkKind Kind)
{
    /// <summary>The version of what is computed and of its bytes; raised whenever either changes.</summary>
    public const int CurrentVersion = 2;

    /// <summary>The signature as bytes, led by version and kind.</summary>
    public abstract byte[] ToBytes();

    /// <summary>The signature that <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or of another version; rebuild from the original.</exception>
    public static Signature FromBytes(ReadOnlyMemory<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray(), writable: false));
        try
        {
            int version = reader.ReadInt32();
            if (version != CurrentVersion)
                throw new InvalidDataException($"The signature is of version {version}, this is version {CurrentVersion}; rebuild it from the original.");
            string name = reader.ReadString();
            MarkKind kind = MarkKind.TryParse(name)
                ?? throw new InvalidDataException($"The signature names the mark kind '{name}', which there is not; rebuild it from the original.");
            return kind.IsStriated ? StriationSignature.Read(kind, reader) : ImpressedSignature.Read(kind, reader);
        }
        catch (Exception problem) when (problem is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The signature's bytes are damaged; rebuild it from the original.", problem);
        }
    }

    /// <summary>Writes what every signature begins with: version and kind.</summary>
    private protected void WriteHeader(BinaryWriter writer)
    {
        writer.Write(CurrentVersion);
        writer.Write(Kind.Name);
    }
}
