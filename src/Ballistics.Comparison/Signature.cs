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
    public const int CurrentVersion = 3;

    /// <summary>What was measured.</summary>
    public Modality Modality { get; init; }

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
            string[] names = reader.ReadString().Split(Separator);
            MarkKind kind = MarkKind.TryParse(names[0])
                ?? throw new InvalidDataException($"The signature names the mark kind '{names[0]}', which there is not; rebuild it from the original.");
            Modality modality = Modality.Heights;
            if (names.Length > 2 || (names.Length == 2 && (!Enum.TryParse(names[1], out modality) || modality.ToString() != names[1])))
                throw new InvalidDataException($"The signature names the modality '{string.Join(Separator, names[1..])}', which there is not; rebuild it from the original.");
            Signature signature = kind.IsStriated ? StriationSignature.Read(kind, reader) : ImpressedSignature.Read(kind, modality, reader);
            return signature with { Modality = modality };
        }
        catch (Exception problem) when (problem is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The signature's bytes are damaged; rebuild it from the original.", problem);
        }
    }

    /// <summary>Stands between kind and modality; heights are not named, so that their bytes are what they were before there were others.</summary>
    private const char Separator = '/';

    /// <summary>Writes what every signature begins with: version, kind and modality.</summary>
    private protected void WriteHeader(BinaryWriter writer)
    {
        writer.Write(CurrentVersion);
        writer.Write(Modality == Modality.Heights ? Kind.Name : $"{Kind.Name}{Separator}{Modality}");
    }
}
