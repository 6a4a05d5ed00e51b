using Ballistics.Search.Import;

namespace Ballistics.Search.Storage;

/// <summary>The authority under whose law an agency keeps its records: a country or territory of ISO 3166-1.</summary>
/// <param name="Code">Two upper-case letters (ISO 3166-1 alpha-2).</param>
/// <param name="Name">A short English name for display; the code identifies.</param>
public sealed record Jurisdiction(string Code, string Name)
{
    private static readonly Dictionary<string, Jurisdiction> s_byCode = Load();

    /// <summary>Every jurisdiction of the standard, by code.</summary>
    public static IReadOnlyCollection<Jurisdiction> All { get; } = [.. s_byCode.Values];

    /// <summary>The jurisdiction of that code, letter case ignored; null where the standard has none.</summary>
    public static Jurisdiction? Find(string? code) => code is null ? null : s_byCode.GetValueOrDefault(code);

    private static Dictionary<string, Jurisdiction> Load()
    {
        using Stream stream = typeof(Jurisdiction).Assembly.GetManifestResourceStream("jurisdictions.csv")
            ?? throw new InvalidOperationException("The list of jurisdictions is not in the assembly; build it again.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var all = new Dictionary<string, Jurisdiction>(StringComparer.OrdinalIgnoreCase);
        while (reader.ReadLine() is { } line)
        {
            IReadOnlyList<string> values = CommaSeparated.Split(line);
            all.Add(values[0], new Jurisdiction(values[0], values[1]));
        }
        return all;
    }
}
