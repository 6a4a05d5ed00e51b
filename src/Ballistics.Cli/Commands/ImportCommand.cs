using System.CommandLine;
using Ballistics.Cli.Output;
using Ballistics.Search.Import;
using Ballistics.Search.Intake;
using Ballistics.Search.Storage;

namespace Ballistics.Cli.Commands;

/// <summary><c>ballistics import FOLDER --labels FILE</c>: takes a labelled folder of scans into a data folder.</summary>
internal static class ImportCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "The folder of scans." };
        var labels = new Option<string?>("--labels") { Description = "CSV file that labels the scans. Default: labels.csv in the folder." };
        var data = new Option<string?>("--data") { Description = "The data folder. Default: the service's, .data in the repository." };
        var agency = new Option<string>("--agency") { Description = "Who owns the exhibits whose labels name no agency.", DefaultValueFactory = _ => "Local agency" };
        var jurisdiction = new Option<string>("--jurisdiction") { Description = "Jurisdiction of exhibits whose labels name none, ISO 3166-1 alpha-2.", DefaultValueFactory = _ => "CH" };
        var sharing = new Option<Sharing>("--sharing") { Description = "Whose searches may reach the exhibits of agencies that the import enters. The agency's administrator may state other terms in the service.", DefaultValueFactory = _ => Sharing.OwnAgency };
        var command = new Command("import", "Take a labelled folder of scans in. It may be stopped and repeated; what is there is left alone.")
        {
            folder, labels, data, agency, jurisdiction, sharing,
        };
        command.SetAction((arguments, cancellation) => Task.Run(
            () =>
            {
                string place = arguments.GetRequiredValue(folder);
                return RunAsync(
                    place, arguments.GetValue(labels) ?? Path.Combine(place, "labels.csv"), arguments.GetValue(data) ?? DataFolder.Default,
                    new ImportDefaults(arguments.GetRequiredValue(agency), arguments.GetRequiredValue(jurisdiction), arguments.GetValue(sharing)),
                    arguments.InvocationConfiguration.Output, cancellation);
            },
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        string folder, string labels, string data, ImportDefaults defaults, TextWriter output, CancellationToken cancellation)
    {
        IReadOnlyList<LabelledScan> scans = LabelledFolder.Read(folder, labels);
        using EvidenceStore store = await EvidenceStore.OpenAsync(data, cancellation: cancellation);
        using var workers = new ScanWorkers();
        ImportReport report = await ProgressDisplay.ForConsole().RunAsync("Importing scans", scans.Count, done =>
            FolderImport.RunAsync(store, workers, folder, scans, defaults, new CountedProgress<ImportProgress>(done), cancellation));
        foreach (RefusedScan refused in report.Refused)
            output.WriteLine($"Refused: {refused.File}: {refused.Message}");
        if (scans.Any(scan => scan.Agency is null || scan.Jurisdiction is null))
            output.WriteLine($"Exhibits whose labels name no owner belong to '{defaults.Agency}' of {defaults.Jurisdiction}; --agency and --jurisdiction say otherwise.");
        output.WriteLine($"{report.Added} scans added, {report.AlreadyThere} there from before, {report.Refused.Count} refused; kept in {store.Folder}.");
        return report.Added + report.AlreadyThere > 0 || scans.Count == 0 ? CommandLine.Done : CommandLine.Failed;
    }
}
