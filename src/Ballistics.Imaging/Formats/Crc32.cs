namespace Ballistics.Imaging.Formats;

/// <summary>CRC-32 as zip and PNG use it (ISO 3309, polynomial 04C11DB7 reflected), fed piece by piece.</summary>
internal sealed class Crc32
{
    // Four tables let four bytes be taken at a time.
    private static readonly uint[][] Tables = MakeTables();
    private uint _state = uint.MaxValue;

    /// <summary>The checksum of all that was appended.</summary>
    public uint Value => ~_state;

    /// <summary>The checksum of one piece.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = new Crc32();
        crc.Append(bytes);
        return crc.Value;
    }

    /// <summary>Takes the next bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        uint state = _state;
        for (; bytes.Length >= 4; bytes = bytes[4..])
        {
            state ^= BitConverter.ToUInt32(bytes);
            state = Tables[3][state & 255] ^ Tables[2][(state >> 8) & 255] ^ Tables[1][(state >> 16) & 255] ^ Tables[0][state >> 24];
        }
        foreach (byte value in bytes)
            state = Tables[0][(state ^ value) & 255] ^ (state >> 8);
        _state = state;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[4][];
        tables[0] = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
                value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
            tables[0][i] = value;
        }
        for (int table = 1; table < 4; table++)
            tables[table] = [.. tables[table - 1].Select(value => tables[0][value & 255] ^ (value >> 8))];
        return tables;
    }
}
