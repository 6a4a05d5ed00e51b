using Ballistics.Comparison;
using Ballistics.Search.Import;

namespace Ballistics.Cli.Evaluation;

/// <summary>From labelled scans to what is paired: exhibits with all their marks, or single lands.</summary>
internal static class ItemFormation
{
    /// <summary>One item per exhibit, or per land; in the order of the labels.</summary>
    /// <exception cref="CommandException">One exhibit is labelled with two firearms or two specimens.</exception>
    public static IReadOnlyList<ComparedItem> Form(IReadOnlyList<LabelledScan> scans, PreparedScans prepared, Level level)
    {
        bool severalStudies = scans.Select(scan => scan.Study).Distinct().Skip(1).Any();
        return level == Level.Land
            ? [.. scans.Select(scan => Item(scan, [scan], scan.Surface, $"{scan.Exhibit} land {scan.Land}"))]
            : [.. scans.GroupBy(scan => (scan.Study, scan.Exhibit)).Select(exhibit => Item(exhibit.First(), [.. exhibit], null, exhibit.Key.Exhibit))];

        ComparedItem Item(LabelledScan first, IReadOnlyList<LabelledScan> marks, string? surface, string name)
        {
            if (marks.FirstOrDefault(scan => scan.Firearm != first.Firearm || scan.Specimen != first.Specimen) is { } other)
                throw new CommandException(
                    $"The exhibit '{first.Exhibit}' of study {first.Study} is labelled as a {first.Specimen} of {first.Firearm} ({first.File}) "
                    + $"and as a {other.Specimen} of {other.Firearm} ({other.File}). Correct the labels.");
            return new ComparedItem(
                first.Study, first.Exhibit, first.Specimen, first.Firearm, surface, severalStudies ? $"{first.Study}/{name}" : name,
                [.. marks.Where(prepared.Signatures.ContainsKey).Select(scan => new ExhibitMark(scan.File, prepared.Signatures[scan], scan.Land))]);
        }
    }
}
