using System.CommandLine;
using Ballistics.Cli.Output;
using Ballistics.Evidence;
using Ballistics.Search;

namespace Ballistics.Cli.Commands;

/// <summary><c>ballistics search FILE</c>: ranks a data folder's exhibits by how alike their marks are to a file's.</summary>
internal static class SearchCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The scan to search with; it need not be in the data folder, and is not put there." };
        var data = new Option<string?>("--data") { Description = "The data folder. Default: the service's, .data in the repository." };
        var kind = KindOption.Create();
        var limit = new Option<int>("--limit") { Description = $"The most candidates to list, 1 to {Limits.ListLength}.", DefaultValueFactory = _ => 10 };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > Limits.ListLength)
                result.AddError($"--limit takes 1 to {Limits.ListLength}.");
        });
        var purpose = PurposeOption();
        var json = new Option<string?>("--json") { Description = "Write the candidate list to this file." };
        var command = new Command("search", "Compare a scan with every exhibit of a data folder and rank them. A candidate is a candidate: an examiner concludes.")
        {
            file, purpose, data, kind, limit, json,
        };
        command.SetAction((arguments, cancellation) => Task.Run(
            async () =>
            {
                string folder = DataFolder.Existing(arguments.GetValue(data));
                SearchedFile searched = await SearchedFile.SearchAsync(
                    arguments.GetRequiredValue(file), MarkKind.Parse(arguments.GetRequiredValue(kind)), folder, arguments.GetRequiredValue(limit),
                    arguments.GetRequiredValue(purpose).Trim(), ProgressDisplay.ForConsole(), cancellation);
                searched.WriteText(arguments.InvocationConfiguration.Output);
                if (arguments.GetValue(json) is { } path)
                    WholeFile.Write(path, searched.ToJson(), cancellation);
                return CommandLine.Done;
            },
            cancellation));
        return command;
    }

    private static Option<string> PurposeOption()
    {
        var purpose = new Option<string>("--purpose") { Description = "What the search is for. It stands in the audit trail, and the owners of what is found read it.", Required = true };
        purpose.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>()?.Trim().Length is not (> 0 and <= Limits.PurposeLength))
                result.AddError($"--purpose takes 1 to {Limits.PurposeLength} letters.");
        });
        return purpose;
    }
}
