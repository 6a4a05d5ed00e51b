using System.CommandLine;
using Ballistics.Cli.Commands;
using Ballistics.Evidence;
using Ballistics.Search.Import;
using Ballistics.Search.Storage;

namespace Ballistics.Cli;

/// <summary>The commands and how their failures are told.</summary>
internal static class CommandLine
{
    /// <summary>Exit code: what was asked was done.</summary>
    public const int Done = 0;

    /// <summary>Exit code: it could not be done; standard error says why.</summary>
    public const int Failed = 1;

    /// <summary>Exit code: it was stopped by Ctrl-C or a termination signal (128 + SIGINT, as shells count).</summary>
    public const int Stopped = 130;

    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">As the shell hands them over.</param>
    /// <param name="output">Takes results; null for standard output.</param>
    /// <param name="errors">Takes refusals; null for standard error.</param>
    /// <param name="cancellation">Stops the command, as Ctrl-C does.</param>
    public static Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter? output = null, TextWriter? errors = null, CancellationToken cancellation = default) =>
        RunAsync(Commands(), arguments, output, errors, cancellation);

    /// <summary>Runs one line of other commands, whose failures are told the same way.</summary>
    public static async Task<int> RunAsync(
        RootCommand commands, IReadOnlyList<string> arguments, TextWriter? output = null, TextWriter? errors = null, CancellationToken cancellation = default)
    {
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // A comparison or a scan under way is finished first; then everything unfinished is taken away.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        };
        configuration.Output = output ?? configuration.Output;
        configuration.Error = errors ?? configuration.Error;
        try
        {
            return await commands.Parse(arguments).InvokeAsync(configuration, cancellation);
        }
        catch (OperationCanceledException)
        {
            configuration.Error.WriteLine("Stopped; nothing was left half written.");
            return Stopped;
        }
        catch (Exception exception) when (
            exception is CommandException or LabelsException or RejectedScanException or StoreUnavailableException
                or IOException or UnauthorizedAccessException)
        {
            configuration.Error.WriteLine($"error: {exception.Message}");
            return Failed;
        }
    }

    private static RootCommand Commands() =>
        new("Compares marks on fired cartridge cases and bullets. A candidate is a candidate: an examiner concludes.")
        {
            ImportCommand.Create(),
            SearchCommand.Create(),
            CompareCommand.Create(),
            RegionsCommand.Create(),
            InspectCommand.Create(),
            EvaluateCommand.Create(),
            SimulateCommand.Create(),
            CertificatesCommand.Create(),
            AuditCommand.Create(),
            TrainingCommand.Create(),
            DisclosureCommand.Create(),
        };
}
