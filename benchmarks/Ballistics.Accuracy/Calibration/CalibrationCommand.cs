using System.CommandLine;
using Ballistics.Cli.Output;

namespace Ballistics.Accuracy.Calibration;

/// <summary><c>Ballistics.Accuracy calibration</c>: sets the simulator's pairs beside those of the real scans.</summary>
internal static class CalibrationCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "The folder of real scans. Default: BALLISTICS_DATA, else ../shared/data beside the repository." };
        var write = new Option<bool>("--write") { Description = "Write table and plot to benchmarks/results/calibration." };
        var command = new Command("calibration", "Compares all pairs of the real and of simulated studies and sets their distributions side by side.") { data, write };
        command.SetAction((arguments, cancellation) => Task.Run(() => Run(arguments.GetValue(data), arguments.GetValue(write), cancellation), cancellation));
        return command;
    }

    private static int Run(string? data, bool write, CancellationToken cancellation)
    {
        string root = Repository.Root;
        data ??= Repository.FindData(root);
        if (data is null)
            Console.Error.WriteLine("The real scans are not here: only simulated sets are measured. Put them at ../shared/data or name their folder with --data.");
        CalibrationFigures[] sets = [.. CalibrationSet.All.Where(set => data is not null || set.Study is null).Select(set =>
        {
            Console.Error.WriteLine($"{set.Name}, {set.Specimen}");
            return CalibrationFigures.Of(set, set.Compare(data, cancellation));
        })];
        string report = CalibrationReport.Render(sets);
        Console.WriteLine(report);
        if (write && data is null)
            return 1;
        if (write)
        {
            string folder = Path.Combine(root, "benchmarks", "results", "calibration");
            Directory.CreateDirectory(folder);
            WholeFile.Write(Path.Combine(folder, "README.md"), report, cancellation);
            WholeFile.Write(Path.Combine(folder, "calibration.png"), CalibrationPlot.Draw(sets), cancellation);
        }
        return 0;
    }
}
