using System.CommandLine;
using Ballistics.Cli.Evaluation;
using Ballistics.Cli.Output;

namespace Ballistics.Cli.Commands;

/// <summary><c>ballistics evaluate FOLDER --labels FILE</c>: how well known matches are told from known non-matches.</summary>
internal static class EvaluateCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "The folder of scans." };
        var labels = new Option<string?>("--labels") { Description = "CSV file that labels the scans. Default: labels.csv in the folder." };
        var study = new Option<string?>("--study") { Description = "The study to take, or several joined by commas: pairs across them are formed too. Default: all, each within itself." };
        var protocol = new Option<string>("--protocol") { Description = "What is done to every scan before anything else sees it: nothing, a turn drawn from a hash of its name, the loss of a half disc as well, drawn for each scan or the same of all, every pair as such a half against the whole of the other, or a turn with losses, tilt and noise; or a picture of it under ring or side light, against pictures or against heights.", DefaultValueFactory = _ => "as-scanned" };
        var level = new Option<string>("--level") { Description = "What is paired: exhibits, or single lands of a known surface (of different bullets only).", DefaultValueFactory = _ => "exhibit" };
        var json = new Option<string?>("--json") { Description = "Write the figures to this file." };
        var pairs = new Option<string?>("--pairs") { Description = "Write a CSV row per pair to this file." };
        protocol.AcceptOnlyFromAmong([.. ProtocolNames.All]);
        level.AcceptOnlyFromAmong("exhibit", "land");
        var command = new Command("evaluate", "Compare all pairs of labelled scans and report how well known matches are told from known non-matches.")
        {
            folder, labels, study, protocol, level, json, pairs,
        };
        PictureOptions pictures = PictureOptions.Create("", "all pictures");
        foreach (Option option in pictures.All)
            command.Options.Add(option);
        command.SetAction((arguments, cancellation) => Task.Run(
            () =>
            {
                string place = arguments.GetRequiredValue(folder);
                var request = new EvaluationRequest(
                    place,
                    arguments.GetValue(labels) ?? Path.Combine(place, "labels.csv"),
                    arguments.GetValue(study)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
                    ProtocolNames.Parse(arguments.GetRequiredValue(protocol)),
                    arguments.GetRequiredValue(level) == "land" ? Level.Land : Level.Exhibit,
                    Stated: pictures.Read(arguments));
                StudyEvaluation evaluation = StudyEvaluation.Run(request, ProgressDisplay.ForConsole(), cancellation);
                EvaluationText.Write(evaluation, arguments.InvocationConfiguration.Output);
                if (arguments.GetValue(json) is { } jsonFile)
                    WholeFile.Write(jsonFile, evaluation.Figures.ToJson(), cancellation);
                if (arguments.GetValue(pairs) is { } pairsFile)
                    WholeFile.Write(pairsFile, PairTable.Write(evaluation.Pairs), cancellation);
                return CommandLine.Done;
            },
            cancellation));
        return command;
    }
}
