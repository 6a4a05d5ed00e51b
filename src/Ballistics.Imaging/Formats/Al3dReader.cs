using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>
/// Reads AL3D, the height map of Alicona instruments: tags of fixed length, then 32-bit floating-point heights in metres at an offset.
/// Rows are padded to 8 bytes. Icon and texture are passed over.
/// </summary>
/// <remarks>Source: Alicona's AL3D format description, version 1, and the scans it was compared with.</remarks>
internal static class Al3dReader
{
    private const int HeaderSize = 17, TagSize = 52, KeySize = 20, ValueSize = 30, MaximumTags = 1000;

    /// <summary>From here up a height stands for "not measured", whatever the file calls its invalid value (usually 3e15).</summary>
    private const float Invalid = 1e10f;

    /// <summary>Reads one file.</summary>
    /// <exception cref="RejectedScanException">Damaged, too large, without heights, or nothing measured.</exception>
    public static Acquisition Read(ReadOnlyMemory<byte> bytes, string sha256)
    {
        Dictionary<string, string> tags = Tags(bytes.Span);
        var remarks = new List<string>();
        long width = Count(tags, "Cols"), height = Count(tags, "Rows"), offset = Count(tags, "DepthImageOffset");
        if (offset == 0)
            throw new RejectedScanException(RejectionReason.Unsupported, "The AL3D file has no depth image, only a picture. Export the scan with its heights.");
        Grid.RefuseSize("AL3D file", width, height);
        long stride = (width * sizeof(float) + 7) / 8 * 8, needed = stride * (height - 1) + width * sizeof(float);
        if (offset < HeaderSize || offset > bytes.Length - needed)
            throw Damaged($"its depth image of {width} × {height} points at byte {offset} reaches beyond the file's {bytes.Length} bytes.");
        var grid = new Grid((int)width, (int)height, Spacing(tags, "PixelSizeXMeter"), Spacing(tags, "PixelSizeYMeter"));
        float invalid = float.TryParse(tags.GetValueOrDefault("InvalidPixelValue"), NumberStyles.Float, CultureInfo.InvariantCulture, out float value)
            ? value : float.NaN;
        HeightPass pass = Rows(bytes[(int)offset..], grid, (int)stride, invalid);
        return new Acquisition
        {
            Format = "AL3D",
            Sha256 = sha256,
            Topography = HeightMapBuilder.Build(grid, pass, HeightStatistics.Of(pass, grid.Points), LengthUnit.Metre, remarks, new X3pOrigin(IsTop: true, IsLeft: true)),
            Instrument = new Instrument("Alicona", tags.GetValueOrDefault("Model", ""), tags.GetValueOrDefault("SerialNumber", "")),
            Remarks = remarks,
        };
    }

    private static Dictionary<string, string> Tags(ReadOnlySpan<byte> bytes)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        long count = 2;
        for (int i = 0; i < count; i++)
        {
            int start = HeaderSize + i * TagSize;
            if (start + TagSize > bytes.Length)
                throw Damaged("it is cut off within its tags.");
            ReadOnlySpan<byte> tag = bytes.Slice(start, TagSize);
            tags.TryAdd(Text(tag[..KeySize]), Text(tag.Slice(KeySize, ValueSize)));
            if (i != 1)
                continue;
            // The first two tags are the version and how many tags follow them.
            count = 2 + Count(tags, "TagCount");
            if (count > MaximumTags)
                throw Damaged($"it claims {count} tags.");
        }
        return tags;
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]).Trim();
    }

    private static long Count(Dictionary<string, string> tags, string key) =>
        long.TryParse(tags.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out long count) ? count
        : throw Damaged($"its tag {key} is missing or no whole number.");

    private static double Spacing(Dictionary<string, string> tags, string key) =>
        X3pDocument.TryNumber(tags.GetValueOrDefault(key, ""), out double spacing) && spacing is >= Limits.LeastSpacing and <= Limits.GreatestSpacing ? spacing
        : throw Damaged($"its tag {key} is '{tags.GetValueOrDefault(key, "")}', where a spacing in metres is due.");

    private static HeightPass Rows(ReadOnlyMemory<byte> depth, Grid grid, int stride, float invalid) => sink =>
    {
        var row = new double[grid.Width];
        for (int y = 0; y < grid.Height; y++)
        {
            ReadOnlySpan<byte> bytes = depth.Span.Slice(y * stride, grid.Width * sizeof(float));
            for (int x = 0; x < grid.Width; x++)
            {
                float height = BinaryPrimitives.ReadSingleLittleEndian(bytes[(x * sizeof(float))..]);
                row[x] = height == invalid || Math.Abs(height) >= Invalid ? double.NaN : height;
            }
            sink(y * grid.Width, row);
        }
    };

    private static RejectedScanException Damaged(string what) =>
        new(RejectionReason.Damaged, $"The AL3D file cannot be read: {what} Export it again.");
}
