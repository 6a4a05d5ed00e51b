using System.CommandLine;
using Ballistics.Evidence;

namespace Ballistics.Cli.Commands;

/// <summary>The option that says which kind of mark a file shows.</summary>
internal static class KindOption
{
    /// <summary>A breech face where nothing is said.</summary>
    public static Option<string> Create()
    {
        var option = new Option<string>("--kind") { Description = "The kind of mark the file shows.", DefaultValueFactory = _ => MarkKind.BreechFaceImpression.Name };
        option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. MarkKind.All.Select(kind => kind.Name)]);
        return option;
    }
}
