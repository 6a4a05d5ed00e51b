using System.Globalization;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>Which colour of a mask picture means what: as the file's legend says, or, where it has none, by the colours that occur.</summary>
internal sealed class MaskLegend
{
    // Six bits a channel tell apart all colours a person would choose, and let every colour be looked up once only.
    private const int ColourCount = 1 << 18, MostFound = 16;

    /// <summary>Colours nearer than this are one, unless a legend says otherwise; #CD7F32 has been seen stored 53 away.</summary>
    private const int SameColour = 64;

    private readonly List<(int Rgb, string Meaning)> _labels = [];
    private readonly int[] _seen;
    private readonly short[] _nearest = new short[ColourCount];
    private readonly int? _background;

    /// <summary>Takes the file's legend.</summary>
    /// <param name="background">Colour of what is not marked, as #rrggbb; null where the file does not say.</param>
    /// <param name="annotations">Colours and meanings; empty where the file has none.</param>
    public MaskLegend(string? background, IReadOnlyList<(string Colour, string Meaning)> annotations)
    {
        _background = Parse(background);
        var readable = annotations.Where(annotation => Parse(annotation.Colour) is not null).ToList();
        IsOpen = readable.Count == 0;
        _seen = IsOpen ? new int[ColourCount] : [];
        if (!IsOpen)
            _labels.AddRange([(_background ?? 0, ""), .. readable.Select(annotation => (Parse(annotation.Colour)!.Value, annotation.Meaning))]);
    }

    /// <summary>True where the file has no legend and colours have to be met first.</summary>
    public bool IsOpen { get; }

    /// <summary>The labels, background first.</summary>
    public IReadOnlyList<MaskLabel> Labels => [.. _labels.Select(label => new MaskLabel($"#{label.Rgb:x6}", label.Meaning))];

    /// <summary>Counts one pixel's colour, 0xRRGGBB, of a mask without legend.</summary>
    public void Meet(int rgb) => _seen[Coarse(rgb)]++;

    /// <summary>Makes the labels of a mask without legend. Call before <see cref="Nearest"/>.</summary>
    public void Close()
    {
        Array.Fill(_nearest, (short)-1);
        if (!IsOpen)
            return;
        int[] frequent = [.. Enumerable.Range(0, ColourCount).Where(colour => _seen[colour] > 0).OrderByDescending(colour => _seen[colour])];
        if (frequent.All(colour => IsGrey(Full(colour))))
        {
            _labels.AddRange([(0x000000, ""), (0xffffff, "")]);
            return;
        }
        _labels.Add((_background ?? Full(frequent[0]), ""));
        foreach (int colour in frequent.Take(4096))
            if (_labels.Count < MostFound && _labels.All(label => Distance(label.Rgb, Full(colour)) > SameColour * SameColour))
                _labels.Add((Full(colour), ""));
    }

    /// <summary>The label whose colour is nearest to 0xRRGGBB.</summary>
    public byte Nearest(int rgb)
    {
        int coarse = Coarse(rgb);
        if (_nearest[coarse] < 0)
            _nearest[coarse] = (short)Enumerable.Range(0, _labels.Count).MinBy(label => Distance(_labels[label].Rgb, Full(coarse)));
        return (byte)_nearest[coarse];
    }

    /// <summary>Reads #rrggbb, with or without #, with or without a trailing opacity.</summary>
    private static int? Parse(string? colour)
    {
        string digits = (colour ?? "").Trim().TrimStart('#');
        return digits.Length is 6 or 8 && int.TryParse(digits.AsSpan(0, 6), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int rgb) ? rgb : null;
    }

    private static bool IsGrey(int rgb)
    {
        int red = rgb >> 16, green = rgb >> 8 & 255, blue = rgb & 255;
        return Math.Max(red, Math.Max(green, blue)) - Math.Min(red, Math.Min(green, blue)) <= 32;
    }

    private static int Coarse(int rgb) => (rgb >> 18 & 63) << 12 | (rgb >> 10 & 63) << 6 | (rgb >> 2 & 63);

    private static int Full(int coarse) => Widen(coarse >> 12) << 16 | Widen(coarse >> 6 & 63) << 8 | Widen(coarse & 63);

    private static int Widen(int six) => six << 2 | six >> 4;

    private static int Distance(int a, int b)
    {
        int red = (a >> 16) - (b >> 16), green = (a >> 8 & 255) - (b >> 8 & 255), blue = (a & 255) - (b & 255);
        return red * red + green * green + blue * blue;
    }
}
