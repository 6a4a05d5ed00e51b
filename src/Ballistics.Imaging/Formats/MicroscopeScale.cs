using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Xml;

namespace Ballistics.Imaging.Formats;

/// <summary>
/// The distance between pixels as a microscope's program wrote it into a TIFF: such a program knows the object, while the baseline's
/// resolution is often that of a screen.
/// </summary>
/// <param name="X">Distance between pixels in a row, metres.</param>
/// <param name="Y">Distance between rows, metres.</param>
/// <param name="Source">Where it is written, for a reader.</param>
/// <remarks>
/// OME-TIFF: the OME data model's Pixels element. ImageJ: the description that its TIFF writer makes. Zeiss: CZ_LSMINFO (voxel sizes in metres) and the
/// text of SmartSEM. Olympus: the SIS structure's general data. Aperio (Leica Biosystems): "MPP" in the description. What is there and cannot be
/// read counts as absent.
/// </remarks>
internal sealed record MicroscopeScale(double X, double Y, string Source)
{
    private const int Description = 270, ResolutionX = 282, ResolutionY = 283, OlympusSis = 33560, ZeissSem = 34118, ZeissLsm = 34412;

    /// <summary>The scale; null where no such program left one.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="directory">Its first directory.</param>
    public static MicroscopeScale? Of(ReadOnlySpan<byte> bytes, TiffDirectory directory)
    {
        TiffField described = directory[Description];
        string description = described.Count is > 0 and <= Limits.DescriptionBytes ? Encoding.UTF8.GetString(described.Bytes).TrimEnd('\0') : "";
        MicroscopeScale? scale = Ome(description)
            ?? ImageJ(description, directory[ResolutionX].Fraction(), directory[ResolutionY].Fraction())
            ?? Aperio(description)
            ?? Lsm(directory[ZeissLsm].Bytes)
            ?? Sem(directory[ZeissSem].Bytes)
            ?? Sis(bytes, directory[OlympusSis].Bytes);
        return scale is { X: > 0, Y: > 0 } && double.IsFinite(scale.X) && double.IsFinite(scale.Y) ? scale : null;
    }

    private static MicroscopeScale? Ome(string description)
    {
        if (!description.Contains("<OME", StringComparison.Ordinal))
            return null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(description), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Pixels")
                    return new MicroscopeScale(Size("PhysicalSizeX"), Size("PhysicalSizeY"), "OME metadata");
            return null;

            // The data model's unit is the micrometre where none is named.
            double Size(string name) => Number(reader.GetAttribute(name)) * MetresOf(reader.GetAttribute(name + "Unit") ?? "µm");
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static MicroscopeScale? ImageJ(string description, double perUnitX, double perUnitY)
    {
        if (!description.StartsWith("ImageJ=", StringComparison.Ordinal))
            return null;
        string? unit = description.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith("unit=", StringComparison.Ordinal))?[5..];
        return unit is null ? null : new MicroscopeScale(MetresOf(unit) / perUnitX, MetresOf(unit) / perUnitY, "ImageJ metadata");
    }

    private static MicroscopeScale? Aperio(string description) =>
        description.StartsWith("Aperio", StringComparison.Ordinal)
            && description.Split('|').Select(part => part.Split('=')).FirstOrDefault(part => part.Length == 2 && part[0].Trim() == "MPP") is { } pair
            ? Square(Number(pair[1]) * 1e-6, "Aperio metadata") : null;

    private static MicroscopeScale? Lsm(ReadOnlySpan<byte> info) =>
        info.Length >= 56 && BinaryPrimitives.ReadUInt32LittleEndian(info) is 0x0300494C or 0x0400494C
            ? new MicroscopeScale(BinaryPrimitives.ReadDoubleLittleEndian(info[40..]), BinaryPrimitives.ReadDoubleLittleEndian(info[48..]), "Zeiss metadata") : null;

    private static MicroscopeScale? Sem(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > Limits.DescriptionBytes)
            return null;
        string[] lines = Encoding.Latin1.GetString(text).Split('\n', StringSplitOptions.TrimEntries);
        foreach (string key in (string[])["AP_IMAGE_PIXEL_SIZE", "AP_PIXEL_SIZE"])
            if (Array.IndexOf(lines, key) is >= 0 and var at && at + 1 < lines.Length
                && lines[at + 1].Split('=') is [_, var size] && size.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var number, var unit])
                return Square(Number(number) * MetresOf(unit), "Zeiss metadata");
        return null;
    }

    /// <summary>Sixty bytes of header whose last two count the entries; that of type 1 points to an exponent of ten and the sizes.</summary>
    private static MicroscopeScale? Sis(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> header)
    {
        if (header.Length < 60 || !header.StartsWith("SIS0"u8))
            return null;
        int count = BinaryPrimitives.ReadInt16LittleEndian(header[58..]);
        for (int i = 0; i < count && 60 + 8 * (i + 1) <= header.Length; i++)
        {
            ReadOnlySpan<byte> entry = header[(60 + 8 * i)..];
            uint offset = BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]);
            if (BinaryPrimitives.ReadInt16LittleEndian(entry) != 1 || offset > bytes.Length - 28)
                continue;
            ReadOnlySpan<byte> general = bytes[(int)offset..];
            double unit = Math.Pow(10, BinaryPrimitives.ReadInt16LittleEndian(general[10..]));
            return new MicroscopeScale(unit * BinaryPrimitives.ReadDoubleLittleEndian(general[12..]), unit * BinaryPrimitives.ReadDoubleLittleEndian(general[20..]), "Olympus metadata");
        }
        return null;
    }

    private static MicroscopeScale Square(double side, string source) => new(side, side, source);

    private static double Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;

    /// <summary>Metres of a unit as these programs spell it; NaN for those that are no lengths, such as "pixel".</summary>
    private static double MetresOf(string unit) => unit.Trim().TrimEnd('\0') switch
    {
        "m" => 1,
        "cm" => 1e-2,
        "mm" => 1e-3,
        // The micro sign and the Greek letter look alike and are two characters; ImageJ writes the sign as an escape.
        "\u00B5m" or "\u03BCm" or "\\u00B5m" or "um" or "micron" or "microns" or "micrometer" => 1e-6,
        "nm" => 1e-9,
        "pm" => 1e-12,
        "\u00C5" => 1e-10,
        "in" or "inch" => .0254,
        "mil" => .0254e-3,
        _ => double.NaN,
    };
}
