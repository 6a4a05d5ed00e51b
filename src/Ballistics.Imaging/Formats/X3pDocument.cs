using System.Globalization;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>What main.xml says, by local names only: producers disagree about namespaces, prefixes and the root's name.</summary>
/// <param name="values">Text of each element, by "parent/element"; the first one counts.</param>
/// <param name="annotations">Colours and meanings of the mask layer, in order.</param>
/// <param name="list">The points, where they stand in the XML itself; else null.</param>
internal sealed class X3pDocument(
    IReadOnlyDictionary<string, string> values, IReadOnlyList<(string Colour, string Meaning)> annotations, X3pPointList? list)
{
    private static readonly string[] NoAnswer = ["NA", "N/A", "N A", "NOT AVAILABLE", "UNKNOWN"];

    /// <summary>Colours and meanings of the mask layer, in order.</summary>
    public IReadOnlyList<(string Colour, string Meaning)> Annotations => annotations;

    /// <summary>The points, where they stand in the XML itself; else null.</summary>
    public X3pPointList? List => list;

    /// <summary>An element's text without blanks around it; null where it is missing or empty.</summary>
    /// <param name="path">"parent/element".</param>
    public string? Text(string path) => values.GetValueOrDefault(path)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Text that a person wrote; empty where it is missing or says that there is nothing to say.</summary>
    public string Words(string path) =>
        Text(path) is { } text && !NoAnswer.Contains(text, StringComparer.OrdinalIgnoreCase) ? text : "";

    /// <summary>A count; null where it is missing.</summary>
    /// <exception cref="RejectedScanException">It is no whole number.</exception>
    public long? Count(string path)
    {
        if (Text(path) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long count))
            return count;
        throw Damaged(path, text, "a whole number");
    }

    /// <summary>A number; null where it is missing.</summary>
    /// <exception cref="RejectedScanException">It is no finite number.</exception>
    public double? Number(string path)
    {
        if (Text(path) is not { } text)
            return null;
        return TryNumber(text, out double number) && double.IsFinite(number) ? number : throw Damaged(path, text, "a finite number");
    }

    /// <summary>Reads a number as producers write it; some use their country's decimal comma.</summary>
    public static bool TryNumber(string text, out double number) =>
        double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    /// <summary>An axis: CX, CY or CZ.</summary>
    /// <exception cref="RejectedScanException">A type that the standard does not know, or a number that is none.</exception>
    public X3pAxis Axis(string name)
    {
        string axisType = Text($"{name}/AxisType") ?? (name == "CZ" ? "A" : "I");
        bool absolute = axisType.ToUpperInvariant() switch { "A" => true, "I" => false, _ => throw Damaged($"{name}/AxisType", axisType, "I or A") };
        string letter = Text($"{name}/DataType") ?? "D";
        // The type of a counted axis is often wrong and never used.
        X3pDataType type = X3pNumbers.Parse(letter)
            ?? (absolute || name == "CZ" ? throw Damaged($"{name}/DataType", letter, "I, L, F or D") : X3pDataType.Double);
        return new X3pAxis(absolute, type, Number($"{name}/Increment"), Number($"{name}/Offset") ?? 0);
    }

    private static RejectedScanException Damaged(string path, string text, string wanted) =>
        new(RejectionReason.Damaged, $"main.xml says '{(text.Length <= 40 ? text : text[..40] + "…")}' for {path}, where {wanted} is due. Save the scan again.");
}
