using System.CommandLine;
using Ballistics.Cli.Drawing;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;

namespace Ballistics.Cli.Commands;

/// <summary><c>ballistics compare A B</c>: compares two scans and, where asked, draws every step.</summary>
internal static class CompareCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var first = new Argument<string>("first") { Description = "The first scan." };
        var second = new Argument<string>("second") { Description = "The second scan." };
        var kind = KindOption.Create();
        var stopAt = new Option<string?>("--stop-at") { Description = "Stop after this step; its picture is the last written." };
        stopAt.AcceptOnlyFromAmong([.. PipelineSteps.All]);
        var folder = new Option<string?>("--out") { Description = "Write a PNG of each step to this folder." };
        PictureOptions ofBoth = PictureOptions.Create("", "a picture, of both where both are"), ofSecond = PictureOptions.Create("second-", "the second picture, where it differs from the first");
        var command = new Command("compare", "Compare two scans. A score orders candidates; it is no probability and no conclusion.")
        {
            first, second, kind, stopAt, folder,
        };
        foreach (Option option in ofBoth.All.Concat(ofSecond.All))
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(stopAt) is not null && result.GetValue(folder) is null)
                result.AddError("--stop-at writes pictures: say where with --out FOLDER.");
        });
        command.SetAction((arguments, cancellation) => Task.Run(
            () =>
            {
                TextWriter output = arguments.InvocationConfiguration.Output;
                if (arguments.GetValue(stopAt) == PipelineSteps.OfMark[0])
                {
                    string regions = arguments.GetRequiredValue(folder)!;
                    foreach (string name in RegionStep.Write(
                        arguments.GetRequiredValue(first), arguments.GetRequiredValue(second), MarkKind.Parse(arguments.GetRequiredValue(kind)), regions, cancellation))
                        output.WriteLine(Path.Combine(regions, name));
                    return CommandLine.Done;
                }
                ReadOptions stated = ofBoth.Read(arguments);
                ComparedFiles compared = ComparedFiles.Compare(
                    arguments.GetRequiredValue(first), arguments.GetRequiredValue(second), MarkKind.Parse(arguments.GetRequiredValue(kind)),
                    (stated, ofSecond.Read(arguments, stated)), arguments.GetValue(stopAt));
                compared.WriteText(output);
                if (arguments.GetValue(folder) is { } place)
                    foreach (string name in compared.WritePictures(place, arguments.GetValue(stopAt), cancellation))
                        output.WriteLine(Path.Combine(place, name));
                return CommandLine.Done;
            },
            cancellation));
        return command;
    }
}
