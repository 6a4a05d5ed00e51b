using System.Buffers.Binary;
using System.Text;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>
/// The part of an ICC colour profile that luminance needs (ISO 15076-1): the tone curves, and the Y of each colorant. Profiles that
/// convert by tables of many dimensions, as printers' do, are refused by name; a damaged one is not used.
/// </summary>
internal static class IccProfile
{
    private const int HeaderSize = 128, EntrySize = 12, MaximumTags = 200;

    /// <summary>How a picture with this profile is encoded; sRGB, and a remark, where the profile is damaged or of another sort than the picture.</summary>
    /// <param name="profile">The profile's bytes.</param>
    /// <param name="isGrey">True where the picture is grey.</param>
    /// <param name="remarks">Takes what was put right.</param>
    /// <exception cref="RejectedScanException">The profile converts by tables.</exception>
    public static ColourEncoding Read(ReadOnlySpan<byte> profile, bool isGrey, List<string> remarks)
    {
        if (profile.Length < HeaderSize + 4 || !profile[36..].StartsWith("acsp"u8))
            return Unused("is damaged", remarks);
        string space = Encoding.ASCII.GetString(profile.Slice(16, 4)).Trim();
        if (space is not ("RGB" or "GRAY"))
            return Unused($"is for {space}, not for the picture's colours", remarks);
        if (space == "GRAY" && !isGrey)
            return Unused("is for grey pictures", remarks);
        string[] names = space == "GRAY" ? ["kTRC"] : ["rTRC", "gTRC", "bTRC"];
        var curves = new List<Func<double, double>>();
        foreach (string name in names)
        {
            ReadOnlySpan<byte> tag = Tag(profile, name);
            if (tag.IsEmpty && !Tag(profile, "A2B0").IsEmpty)
                throw new RejectedScanException(RejectionReason.Unsupported,
                    "The picture's colour profile converts by tables, as printers' profiles do, which is not read here. Save the picture as sRGB or grey.");
            if (Curve(tag) is not { } curve)
                return Unused("is damaged", remarks);
            curves.Add(curve);
        }
        double[] shares = isGrey || space == "GRAY" ? [1] : [Luminance(profile, "rXYZ"), Luminance(profile, "gXYZ"), Luminance(profile, "bXYZ")];
        double sum = shares.Sum();
        if (!(sum is > 0.5 and < 1.5) || shares.Any(share => share is < 0 or > 1))
            return Unused("is damaged", remarks);
        var encoding = new ColourEncoding(curves, [.. shares.Select(share => share / sum)]);
        if (!encoding.IsSrgb)
            remarks.Add("Grey values converted by the file's colour profile.");
        return encoding;
    }

    private static ColourEncoding Unused(string why, List<string> remarks)
    {
        remarks.Add($"The file's colour profile {why}, and was not used.");
        return ColourEncoding.Srgb;
    }

    private static ReadOnlySpan<byte> Tag(ReadOnlySpan<byte> profile, string name)
    {
        uint count = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(profile[HeaderSize..]), MaximumTags);
        for (int i = 0; i < count; i++)
        {
            int entry = HeaderSize + 4 + i * EntrySize;
            if (entry + EntrySize > profile.Length)
                return [];
            if (Encoding.ASCII.GetString(profile.Slice(entry, 4)) != name)
                continue;
            uint offset = BinaryPrimitives.ReadUInt32BigEndian(profile[(entry + 4)..]), length = BinaryPrimitives.ReadUInt32BigEndian(profile[(entry + 8)..]);
            return offset <= profile.Length && length <= profile.Length - offset ? profile.Slice((int)offset, (int)length) : [];
        }
        return [];
    }

    private static double Luminance(ReadOnlySpan<byte> profile, string name) =>
        Tag(profile, name) is { Length: >= 20 } tag && tag.StartsWith("XYZ "u8) ? Fixed(tag[12..]) : double.NaN;

    /// <summary>A curve of the type curv or para; null where it is damaged.</summary>
    private static Func<double, double>? Curve(ReadOnlySpan<byte> tag)
    {
        if (tag.Length >= 12 && tag.StartsWith("curv"u8))
        {
            int count = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(tag[8..]), int.MaxValue);
            if (count == 0)
                return value => value;
            if (count > (tag.Length - 12) / 2)
                return null;
            var table = new double[count];
            for (int i = 0; i < count; i++)
                table[i] = BinaryPrimitives.ReadUInt16BigEndian(tag[(12 + 2 * i)..]);
            return count == 1 ? Power(table[0] / 256) : value => Between(table, value) / ushort.MaxValue;
        }
        if (tag.Length < 16 || !tag.StartsWith("para"u8))
            return null;
        int type = BinaryPrimitives.ReadUInt16BigEndian(tag[8..]), needed = type switch { 0 => 1, 1 => 3, 2 => 4, 3 => 5, 4 => 7, _ => int.MaxValue };
        if (needed > (tag.Length - 12) / 4)
            return null;
        double[] p = new double[7];
        for (int i = 0; i < needed; i++)
            p[i] = Fixed(tag[(12 + 4 * i)..]);
        (double g, double a, double b, double c, double d, double e, double f) = (p[0], p[1], p[2], p[3], p[4], p[5], p[6]);
        return type switch
        {
            0 => Power(g),
            1 => value => value >= -b / a ? Math.Pow(a * value + b, g) : 0,
            2 => value => value >= -b / a ? Math.Pow(a * value + b, g) + c : c,
            3 => value => value >= d ? Math.Pow(a * value + b, g) : c * value,
            _ => value => value >= d ? Math.Pow(a * value + b, g) + e : c * value + f,
        };
    }

    private static Func<double, double> Power(double exponent) => value => Math.Pow(value, exponent);

    private static double Between(double[] table, double value)
    {
        double place = Math.Clamp(value, 0, 1) * (table.Length - 1);
        int low = Math.Min((int)place, table.Length - 2);
        return table[low] + (place - low) * (table[low + 1] - table[low]);
    }

    private static double Fixed(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes) / 65536.0;
}
