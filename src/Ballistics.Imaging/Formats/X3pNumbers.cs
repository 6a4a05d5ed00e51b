using System.Buffers.Binary;

namespace Ballistics.Imaging.Formats;

/// <summary>Letters, sizes and bytes of X3P's four kinds of number; little-endian always.</summary>
internal static class X3pNumbers
{
    /// <summary>The kind of that letter; null where there is none.</summary>
    public static X3pDataType? Parse(string letter) => letter.Trim().ToUpperInvariant() switch
    {
        "I" => X3pDataType.Int16,
        "L" => X3pDataType.Int32,
        "F" => X3pDataType.Single,
        "D" => X3pDataType.Double,
        _ => null,
    };

    /// <summary>The kind's letter.</summary>
    public static char Letter(X3pDataType type) => "ILFD"[(int)type];

    /// <summary>Bytes a number takes.</summary>
    public static int Size(X3pDataType type) => type switch { X3pDataType.Int16 => 2, X3pDataType.Double => 8, _ => 4 };

    /// <summary>True where numbers are counts that an increment turns into lengths.</summary>
    public static bool IsInteger(X3pDataType type) => type is X3pDataType.Int16 or X3pDataType.Int32;

    /// <summary>The number at the start of <paramref name="bytes"/>.</summary>
    public static double Read(X3pDataType type, ReadOnlySpan<byte> bytes) => type switch
    {
        X3pDataType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        X3pDataType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        X3pDataType.Single => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
    };

    /// <summary>Writes a number; integers must be in range.</summary>
    public static void Write(X3pDataType type, Span<byte> bytes, double number)
    {
        switch (type)
        {
            case X3pDataType.Int16:
                BinaryPrimitives.WriteInt16LittleEndian(bytes, checked((short)number));
                break;
            case X3pDataType.Int32:
                BinaryPrimitives.WriteInt32LittleEndian(bytes, checked((int)number));
                break;
            case X3pDataType.Single:
                BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)number);
                break;
            default:
                BinaryPrimitives.WriteDoubleLittleEndian(bytes, number);
                break;
        }
    }
}
