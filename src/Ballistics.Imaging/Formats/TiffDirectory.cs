namespace Ballistics.Imaging.Formats;

/// <summary>The first directory of a TIFF or BigTIFF file: its tags, read without trusting a single offset.</summary>
internal readonly ref struct TiffDirectory
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly bool _little, _big;
    private readonly long _first, _count;

    /// <summary>Finds the directory.</summary>
    /// <exception cref="Evidence.RejectedScanException">It lies outside the file.</exception>
    public TiffDirectory(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _little = bytes[0] == 'I';
        _big = (_little ? bytes[2] : bytes[3]) == '+';
        ulong start = Number(_big ? 8 : 4, _big ? 8 : 4);
        long counter = _big ? 8 : 2;
        if (start < 8 || start > (ulong)(bytes.Length - counter))
            throw RasterHeader.Damaged("TIFF", "its directory lies outside the file.");
        ulong count = Number((long)start, (int)counter);
        if (count > 4096)
            throw RasterHeader.Damaged("TIFF", $"its directory claims {count} tags.");
        (_first, _count) = ((long)start + counter, (long)count);
        long end = _first + _count * EntrySize;
        if (end + (_big ? 8 : 4) > bytes.Length)
            throw RasterHeader.Damaged("TIFF", "its directory is cut off.");
        HasNext = Number(end, _big ? 8 : 4) != 0;
        RefuseCircle(start, end);
    }

    /// <summary>True where another picture follows.</summary>
    public bool HasNext { get; }

    private int EntrySize => _big ? 20 : 12;

    /// <summary>A tag's values; none where the tag is missing.</summary>
    /// <exception cref="Evidence.RejectedScanException">They lie outside the file.</exception>
    public TiffField this[int tag]
    {
        get
        {
            for (long i = 0; i < _count; i++)
                if ((int)Number(_first + i * EntrySize, 2) == tag)
                    return Field(tag, _first + i * EntrySize);
            return default;
        }
    }

    /// <summary>Walks the pictures that follow: a file whose directories lead back to themselves was made to keep its reader busy.</summary>
    private void RefuseCircle(ulong start, long end)
    {
        var seen = new HashSet<ulong> { start };
        ulong next = Number(end, _big ? 8 : 4);
        int counter = _big ? 8 : 2;
        while (next != 0 && next <= (ulong)(_bytes.Length - counter))
        {
            if (!seen.Add(next) || seen.Count > Limits.TiffPictures)
                throw RasterHeader.Damaged("TIFF", "its directories run in a circle, or are without end.");
            ulong after = next + (ulong)counter + Number((long)next, counter) * (ulong)EntrySize;
            if (after < next || after > (ulong)(_bytes.Length - (_big ? 8 : 4)))
                return;
            next = Number((long)after, _big ? 8 : 4);
        }
    }

    private TiffField Field(int tag, long entry)
    {
        int field = _big ? 8 : 4, type = (int)Number(entry + 2, 2), size = SizeOf(type);
        ulong count = Number(entry + 4, field), length = count <= (ulong)_bytes.Length ? count * (ulong)size : ulong.MaxValue;
        ulong start = length <= (ulong)field ? (ulong)(entry + 4 + field) : Number(entry + 4 + field, field);
        if (length > (ulong)_bytes.Length || start > (ulong)_bytes.Length - length)
            throw RasterHeader.Damaged("TIFF", $"the values of tag {tag} lie outside the file.");
        return new TiffField(_bytes.Slice((int)start, (int)length), type, size, _little);
    }

    private static int SizeOf(int type) => type switch
    {
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 or 16 or 17 or 18 => 8,
        _ => 1,
    };

    private ulong Number(long position, int size) => TiffField.Number(_bytes.Slice((int)position, size), _little);
}
