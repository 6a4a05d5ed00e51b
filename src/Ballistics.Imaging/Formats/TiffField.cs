using System.Buffers.Binary;

namespace Ballistics.Imaging.Formats;

/// <summary>The values of one TIFF tag.</summary>
/// <param name="bytes">All of them.</param>
/// <param name="type">TIFF's number for their type.</param>
/// <param name="size">Bytes of one.</param>
/// <param name="little">True where the lowest byte comes first.</param>
internal readonly ref struct TiffField(ReadOnlySpan<byte> bytes, int type, int size, bool little)
{
    private const int Rational = 5;
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>How many values there are; 0 where the tag is missing.</summary>
    public int Count => size == 0 ? 0 : _bytes.Length / size;

    /// <summary>All values as they lie in the file.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>A value as a whole number; 0 where there is none.</summary>
    public ulong this[int index] => index < Count ? Number(_bytes.Slice(index * size, size), little) : 0;

    /// <summary>The first value as a whole number.</summary>
    /// <param name="missing">The value where there is none.</param>
    public ulong Or(ulong missing) => Count > 0 ? this[0] : missing;

    /// <summary>The first value as a fraction; NaN where there is none.</summary>
    public double Fraction() => type == Rational && Count > 0
        ? (double)Number(_bytes[..4], little) / Number(_bytes.Slice(4, 4), little) : double.NaN;

    /// <summary>A whole number of 1, 2, 4 or 8 bytes.</summary>
    public static ulong Number(ReadOnlySpan<byte> bytes, bool little) => bytes.Length switch
    {
        1 => bytes[0],
        2 => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes),
        4 => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes),
        _ => little ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : BinaryPrimitives.ReadUInt64BigEndian(bytes),
    };
}
