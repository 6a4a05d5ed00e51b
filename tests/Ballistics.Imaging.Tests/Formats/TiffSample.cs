using System.Text;

namespace Ballistics.Imaging.Tests.Formats;

/// <summary>An uncompressed TIFF of one strip made tag by tag, little-endian; sound unless a test breaks it.</summary>
internal sealed record TiffSample(int Width, int Height, int Bits, byte[] Pixels)
{
    public int Samples { get; init; } = 1;
    public int SampleFormat { get; init; } = 1;
    public int Photometric { get; init; } = 1;
    public int Orientation { get; init; } = 1;
    public long? ClaimedWidth { get; init; }
    public long? ClaimedHeight { get; init; }
    public uint? StripOffset { get; init; }
    public uint? StripLength { get; init; }
    public uint PixelsPerCentimetre { get; init; }
    public ushort[]? Palette { get; init; }
    public int? ExtraSample { get; init; }
    public uint NextDirectory { get; init; }
    public byte[]? Profile { get; init; }
    public (uint Offset, uint Length)[]? Pieces { get; init; }
    public int Planar { get; init; } = 1;
    public int TileSide { get; init; }
    public int? RowsPerStrip { get; init; }
    public int Subsampling { get; init; }
    public int Compression { get; init; } = 1;
    public string? Description { get; init; }

    /// <summary>Pixels a unit of length that the baseline does not know (its resolution unit is 1).</summary>
    public (uint Numerator, uint Denominator)? PixelsPerUnit { get; init; }

    /// <summary>A microscope's own tag, its values as bytes.</summary>
    public (int Tag, byte[] Value)? Own { get; init; }

    public byte[] ToBytes()
    {
        var tags = new SortedDictionary<int, (int Type, uint Count, byte[] Value)>
        {
            [256] = Long(ClaimedWidth ?? Width),
            [257] = Long(ClaimedHeight ?? Height),
            [258] = Shorts([.. Enumerable.Repeat((ushort)Bits, Samples)]),
            [259] = Shorts((ushort)Compression),
            [262] = Shorts((ushort)Photometric),
            [273] = Long(StripOffset ?? 8u),
            [274] = Shorts((ushort)Orientation),
            [277] = Shorts((ushort)Samples),
            [278] = Long(RowsPerStrip ?? Height),
            [279] = Long(StripLength ?? (uint)Pixels.Length),
            [339] = Shorts([.. Enumerable.Repeat((ushort)SampleFormat, Samples)]),
        };
        if (PixelsPerCentimetre > 0)
        {
            tags[282] = tags[283] = (5, 1, [.. BitConverter.GetBytes(PixelsPerCentimetre), .. BitConverter.GetBytes(1u)]);
            tags[296] = Shorts(3);
        }
        if (PixelsPerUnit is { } perUnit)
        {
            tags[282] = tags[283] = (5, 1, [.. BitConverter.GetBytes(perUnit.Numerator), .. BitConverter.GetBytes(perUnit.Denominator)]);
            tags[296] = Shorts(1);
        }
        if (Description is not null)
            tags[270] = (2, (uint)Encoding.UTF8.GetByteCount(Description) + 1, [.. Encoding.UTF8.GetBytes(Description), 0]);
        if (Own is { } own)
            tags[own.Tag] = (1, (uint)own.Value.Length, own.Value);
        if (Palette is not null)
            tags[320] = Shorts(Palette);
        if (ExtraSample is { } extra)
            tags[338] = Shorts((ushort)extra);
        if (Profile is not null)
            tags[34675] = (7, (uint)Profile.Length, Profile);
        if (Planar != 1)
            tags[284] = Shorts((ushort)Planar);
        if (Pieces is not null)
            (tags[273], tags[279]) = (Longs([.. Pieces.Select(piece => piece.Offset)]), Longs([.. Pieces.Select(piece => piece.Length)]));
        if (Subsampling > 0)
            tags[530] = Shorts((ushort)Subsampling, (ushort)Subsampling);
        if (TileSide > 0)
        {
            (tags[322], tags[323], tags[324], tags[325]) = (Long(TileSide), Long(TileSide), tags[273], tags[279]);
            foreach (int strip in (int[])[273, 278, 279])
                tags.Remove(strip);
        }
        var bytes = new List<byte>([(byte)'I', (byte)'I', 42, 0]);
        int start = 8 + Pixels.Length + Pixels.Length % 2;
        bytes.AddRange(BitConverter.GetBytes(start));
        bytes.AddRange(Pixels);
        bytes.AddRange(new byte[start - bytes.Count]);
        bytes.AddRange(BitConverter.GetBytes((ushort)tags.Count));
        int values = start + 2 + 12 * tags.Count + 4;
        var far = new List<byte>();
        foreach ((int tag, (int type, uint count, byte[] value)) in tags)
        {
            bytes.AddRange(BitConverter.GetBytes((ushort)tag));
            bytes.AddRange(BitConverter.GetBytes((ushort)type));
            bytes.AddRange(BitConverter.GetBytes(count));
            bytes.AddRange(value.Length <= 4 ? [.. value, .. new byte[4 - value.Length]] : BitConverter.GetBytes(values + far.Count));
            if (value.Length > 4)
                far.AddRange(value);
        }
        return [.. bytes, .. BitConverter.GetBytes(NextDirectory), .. far];
    }

    private static (int, uint, byte[]) Long(long value) => (4, 1, BitConverter.GetBytes((uint)value));

    private static (int, uint, byte[]) Longs(params uint[] values) => (4, (uint)values.Length, [.. values.SelectMany(BitConverter.GetBytes)]);

    private static (int, uint, byte[]) Shorts(params ushort[] values) => (3, (uint)values.Length, [.. values.SelectMany(BitConverter.GetBytes)]);
}
