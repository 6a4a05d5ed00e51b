using System.Globalization;
using Ballistics.Evidence;

namespace Ballistics.Search.Import;

/// <summary>
/// Reads the labels of a folder of scans: a CSV file whose first line names the columns file, study, exhibit, specimen,
/// mark, firearm, land, surface and, where the exhibits have owners, agency, jurisdiction and case. Order does not matter.
/// </summary>
public static class LabelledFolder
{
    private static readonly string[] s_required = ["file", "study", "exhibit", "specimen", "mark", "firearm"];

    /// <summary>Reads and checks every line; nothing is opened but the labels file.</summary>
    /// <param name="folder">The folder the files' paths are relative to.</param>
    /// <param name="labelsFile">Path of the labels file.</param>
    /// <exception cref="LabelsException">The file is missing, or a line is wrong; the message names it.</exception>
    public static IReadOnlyList<LabelledScan> Read(string folder, string labelsFile)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(labelsFile);
        if (!Directory.Exists(folder))
            throw new LabelsException($"There is no folder '{folder}'. Name the folder that holds the scans.");
        if (!File.Exists(labelsFile))
            throw new LabelsException($"There is no labels file '{labelsFile}'. Name the CSV file that labels the scans.");
        using var reader = new StreamReader(labelsFile);
        Dictionary<string, int> columns = ReadColumns(labelsFile, reader.ReadLine());
        var scans = new List<LabelledScan>();
        for (int line = 2; reader.ReadLine() is { } text; line++)
            if (!string.IsNullOrWhiteSpace(text))
                scans.Add(ReadLine(text, columns, $"{labelsFile}, line {line}"));
        return scans;
    }

    private static Dictionary<string, int> ReadColumns(string labelsFile, string? header)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        IReadOnlyList<string> names = header is null ? [] : Split(header, $"{labelsFile}, line 1");
        for (int i = 0; i < names.Count; i++)
            columns.TryAdd(names[i], i);
        string[] missing = [.. s_required.Where(name => !columns.ContainsKey(name))];
        if (missing.Length > 0)
            throw new LabelsException($"{labelsFile}, line 1: the column {string.Join(", ", missing)} is missing. The first line names the columns.");
        return columns;
    }

    private static LabelledScan ReadLine(string text, Dictionary<string, int> columns, string where)
    {
        IReadOnlyList<string> values = Split(text, where);
        string kindName = Required("mark");
        MarkKind kind = MarkKind.TryParse(kindName)
            ?? throw new LabelsException($"{where}: '{kindName}' is no mark kind. Use one of: {string.Join(", ", MarkKind.All)}.");
        if (!Enum.TryParse(Required("specimen"), ignoreCase: true, out SpecimenKind specimen) || !Enum.IsDefined(specimen))
            throw new LabelsException($"{where}: '{Required("specimen")}' is no specimen. Use CartridgeCase or Bullet.");
        if (kind.Specimen != specimen)
            throw new LabelsException($"{where}: a {specimen} bears no {kind}; that is a mark of a {kind.Specimen}.");
        return new LabelledScan(
            RelativePath(Required("file"), where), Required("study"), Required("exhibit"), specimen, kind, Required("firearm"),
            Land(Optional("land"), where), Optional("surface"), Optional("agency"), Optional("jurisdiction"), Optional("case"));

        string? Optional(string column) =>
            columns.TryGetValue(column, out int i) && i < values.Count && values[i].Length > 0 ? values[i] : null;
        string Required(string column) =>
            Optional(column) ?? throw new LabelsException($"{where}: the column {column} is empty; give it a value.");
    }

    private static string RelativePath(string path, string where)
    {
        path = path.Replace('\\', '/');
        if (Path.IsPathRooted(path) || path.Split('/').Contains(".."))
            throw new LabelsException($"{where}: the file '{path}' lies outside the folder; give a path relative to it.");
        return path;
    }

    private static int? Land(string? text, string where)
    {
        if (text is null)
            return null;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int land) || land is < 1 or > Limits.Lands)
            throw new LabelsException($"{where}: '{text}' is no land number. Use 1 to {Limits.Lands}.");
        return land;
    }

    private static IReadOnlyList<string> Split(string line, string where)
    {
        try
        {
            return CommaSeparated.Split(line);
        }
        catch (FormatException exception)
        {
            throw new LabelsException($"{where}: {exception.Message}; close it or remove it.", exception);
        }
    }
}
